// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.onnx.OnnxGraph;
import java.util.List;
import smile.classification.LinearSVM;

/**
 * Votes of linear machines, one for each pair of classes, and their hinge losses.
 *
 * @param pairs of classes (0, 1), (0, 2), …, (1, 2), …
 * @param classCount the number of classes
 */
record SvmScorer(List<LinearSVM> pairs, int classCount) implements Scorer {
  SvmScorer {
    pairs = List.copyOf(pairs);
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

  private double[] values(double[] row) {
    return pairs.stream()
        .mapToDouble(pair -> LinearForms.value(pair.weights(), pair.intercept(), row))
        .toArray();
  }

  @Override
  public String export(OnnxGraph graph, String input) {
    List<double[]> weights = pairs.stream().map(LinearSVM::weights).toList();
    double[] intercepts = pairs.stream().mapToDouble(LinearSVM::intercept).toArray();
    String values =
        LinearForms.export(graph, input, weights.getFirst().length, weights, intercepts);
    return PairVotes.export(graph, values, classCount);
  }
}
