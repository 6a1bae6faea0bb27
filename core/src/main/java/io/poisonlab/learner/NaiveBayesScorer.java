// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.onnx.OnnxGraph;
import java.util.List;
import java.util.function.ToDoubleFunction;
import smile.stat.distribution.GaussianDistribution;

/**
 * Joint logarithmic likelihoods, summed in the order of the features.
 *
 * @param shares the share of each class
 * @param classes for each class the distribution of each feature
 */
record NaiveBayesScorer(List<Double> shares, List<List<GaussianDistribution>> classes)
    implements Scorer {
  NaiveBayesScorer {
    shares = List.copyOf(shares);
    classes = classes.stream().map(List::copyOf).toList();
  }

  @Override
  public Scale scale() {
    return Scale.LOGITS;
  }

  @Override
  public double[] scores(double[] row) {
    double[] scores = new double[shares.size()];
    for (int code = 0; code < scores.length; code++) {
      double sum = Math.log(shares.get(code));
      for (int j = 0; j < row.length; j++) {
        sum += classes.get(code).get(j).logp(row[j]);
      }
      scores[code] = sum;
    }
    return scores;
  }

  @Override
  public String export(OnnxGraph graph, String input) {
    int count = shares.size();
    String sum = graph.doubles(shares.stream().mapToDouble(Math::log).toArray(), 1, count);
    String half = graph.doubles(new double[] {-0.5}, 1);
    int width = classes.getFirst().size();
    for (int j = 0; j < width; j++) {
      // the steps of GaussianDistribution.logp, which is minus its constant at the mean
      String mean = each(graph, j, GaussianDistribution::mean);
      String variance = each(graph, j, GaussianDistribution::variance);
      String constant = each(graph, j, normal -> -normal.logp(normal.mean()));
      String difference = graph.node("Sub", List.of(graph.column(input, j), mean));
      String term = graph.node("Mul", List.of(half, difference));
      term = graph.node("Mul", List.of(term, difference));
      term = graph.node("Div", List.of(term, variance));
      term = graph.node("Sub", List.of(term, constant));
      sum = graph.node("Add", List.of(sum, term));
    }
    return sum;
  }

  /** One number of each class's distribution of a feature. */
  private String each(OnnxGraph graph, int feature, ToDoubleFunction<GaussianDistribution> number) {
    double[] numbers =
        classes.stream()
            .mapToDouble(features -> number.applyAsDouble(features.get(feature)))
            .toArray();
    return graph.doubles(numbers, 1, numbers.length);
  }
}
