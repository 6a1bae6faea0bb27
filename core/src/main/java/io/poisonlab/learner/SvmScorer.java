// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.onnx.OnnxGraph;
import io.poisonlab.onnx.OnnxType;
import java.util.Arrays;
import java.util.List;
import smile.classification.LinearSVM;

/**
 * Votes of linear machines, one for each pair of classes: a positive value is a vote for the first
 * of the two.
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
    double[] votes = new double[classCount];
    int pair = 0;
    for (int first = 0; first < classCount; first++) {
      for (int second = first + 1; second < classCount; second++) {
        votes[value(pairs.get(pair++), row) > 0 ? first : second]++;
      }
    }
    return votes;
  }

  /**
   * Returns for each class the hinge losses that a row of it has in the machines which tell that
   * class from the others, summed: what training them minimises beside the length of the weights.
   */
  @Override
  public double[] losses(double[] row) {
    double[] losses = new double[classCount];
    int pair = 0;
    for (int first = 0; first < classCount; first++) {
      for (int second = first + 1; second < classCount; second++) {
        double value = value(pairs.get(pair++), row);
        losses[first] += Math.max(0, 1 - value);
        losses[second] += Math.max(0, 1 + value);
      }
    }
    return losses;
  }

  private static double value(LinearSVM machine, double[] row) {
    return LinearForms.value(machine.weights(), machine.intercept(), row);
  }

  @Override
  public String export(OnnxGraph graph, String input) {
    List<double[]> weights = pairs.stream().map(LinearSVM::weights).toList();
    double[] intercepts = pairs.stream().mapToDouble(LinearSVM::intercept).toArray();
    String values =
        LinearForms.export(graph, input, weights.getFirst().length, weights, intercepts);
    String zero = graph.doubles(new double[] {0}, 1);
    String wins = graph.cast(graph.node("Greater", List.of(values, zero)), OnnxType.DOUBLE);
    return votes(graph, wins);
  }

  /** A win moves a vote from the second class, which has it to begin with, to the first. */
  private String votes(OnnxGraph graph, String wins) {
    double[][] moves = new double[pairs.size()][classCount];
    double[] initial = new double[classCount];
    int pair = 0;
    for (int first = 0; first < classCount; first++) {
      for (int second = first + 1; second < classCount; second++) {
        moves[pair][first]++;
        moves[pair++][second]--;
        initial[second]++;
      }
    }
    double[] flat = Arrays.stream(moves).flatMapToDouble(Arrays::stream).toArray();
    String moved =
        graph.node("MatMul", List.of(wins, graph.doubles(flat, pairs.size(), classCount)));
    return graph.node("Add", List.of(moved, graph.doubles(initial, 1, classCount)));
  }
}
