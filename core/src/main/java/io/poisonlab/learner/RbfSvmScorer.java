// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.onnx.OnnxAttribute;
import io.poisonlab.onnx.OnnxGraph;
import io.poisonlab.onnx.OnnxType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Votes of machines with a Gaussian kernel, one for each pair of classes, and their hinge losses. A
 * row's similarity to a support vector is computed once for all machines.
 *
 * @param vectors the similarity to the support vectors of all machines
 * @param weights for each support vector its weight in each machine
 * @param intercepts of the machines
 * @param classCount the number of classes
 */
record RbfSvmScorer(
    GaussianKernel vectors, List<double[]> weights, List<Double> intercepts, int classCount)
    implements Scorer {
  RbfSvmScorer {
    weights = List.copyOf(weights);
    intercepts = List.copyOf(intercepts);
  }

  /** Returns the scorer of machines for all pairs of classes. */
  static RbfSvmScorer of(TrainingSet training, List<RbfMachine> machines, double gamma) {
    double[][] all = new double[machines.size()][training.size()];
    for (int machine = 0; machine < all.length; machine++) {
      machines.get(machine).weightsInto(all[machine]);
    }
    List<double[]> rows = new ArrayList<>();
    List<double[]> weights = new ArrayList<>();
    for (int row = 0; row < training.size(); row++) {
      int number = row;
      double[] own = Arrays.stream(all).mapToDouble(machine -> machine[number]).toArray();
      if (Arrays.stream(own).anyMatch(weight -> weight != 0)) {
        rows.add(training.rows()[row]);
        weights.add(own);
      }
    }
    return new RbfSvmScorer(
        GaussianKernel.of(rows.toArray(double[][]::new), gamma),
        weights,
        machines.stream().map(RbfMachine::intercept).toList(),
        training.classCount());
  }

  @Override
  public Scale scale() {
    return Scale.VOTES;
  }

  @Override
  public double[] scores(double[] row) {
    return PairVotes.votes(values(row), classCount);
  }

  @Override
  public double[] losses(double[] row) {
    return PairVotes.losses(values(row), classCount);
  }

  /** Returns what each machine makes of a row: summed over its support vectors, in their order. */
  double[] values(double[] row) {
    double[] similarities = vectors.values(row);
    double[] sums = new double[intercepts.size()];
    for (int vector = 0; vector < similarities.length; vector++) {
      double[] own = weights.get(vector);
      for (int machine = 0; machine < sums.length; machine++) {
        sums[machine] += similarities[vector] * own[machine];
      }
    }
    for (int machine = 0; machine < sums.length; machine++) {
      sums[machine] += intercepts.get(machine);
    }
    return sums;
  }

  @Override
  public String export(OnnxGraph graph, String input) {
    return PairVotes.export(graph, exportValues(graph, input), classCount);
  }

  /**
   * Adds {@link #values} to a graph. One row after the other, so that memory grows with the support
   * vectors and the rows, not with their product.
   *
   * @return the name of the values, doubles of shape [n, machines]
   */
  String exportValues(OnnxGraph graph, String input) {
    int machines = intercepts.size();
    GaussianKernel.Exported exported = vectors.export(graph);
    String all =
        graph.doubles(
            weights.stream().flatMapToDouble(Arrays::stream).toArray(), weights.size(), machines);
    String addends =
        graph.doubles(intercepts.stream().mapToDouble(Double::doubleValue).toArray(), machines);

    OnnxGraph body = graph.body("machines");
    String row = body.parameter(OnnxType.DOUBLE, exported.width());
    String similarities =
        body.node("Unsqueeze", List.of(exported.values(body, row), body.integers(1)));
    String products = body.node("Mul", List.of(similarities, all));
    String sums = body.node("CumSum", List.of(products, body.integer(0)));
    String last =
        body.node(
            "Gather",
            List.of(sums, body.integer(weights.size() - 1L)),
            OnnxAttribute.integer("axis", 0));
    body.result(body.node("Add", List.of(last, addends)), OnnxType.DOUBLE, machines);
    return graph.node(
        "Scan",
        List.of(input),
        OnnxAttribute.graph("body", body),
        OnnxAttribute.integer("num_scan_inputs", 1));
  }
}
