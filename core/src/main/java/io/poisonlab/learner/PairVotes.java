// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.onnx.OnnxGraph;
import io.poisonlab.onnx.OnnxType;
import java.util.Arrays;
import java.util.List;

/**
 * What machines make of a row that each tell two classes apart, of the classes (0, 1), (0, 2), …,
 * (1, 2), …: a positive value is a vote for the first of the two.
 */
final class PairVotes {
  private PairVotes() {}

  /**
   * Returns the votes for each class.
   *
   * @param values one for each pair
   */
  static double[] votes(double[] values, int classCount) {
    double[] votes = new double[classCount];
    int pair = 0;
    for (int first = 0; first < classCount; first++) {
      for (int second = first + 1; second < classCount; second++) {
        votes[values[pair++] > 0 ? first : second]++;
      }
    }
    return votes;
  }

  /**
   * Returns for each class the hinge losses that a row of it has in the machines which tell that
   * class from the others, summed: what training them minimises beside the widths of the margins.
   *
   * @param values one for each pair
   */
  static double[] losses(double[] values, int classCount) {
    double[] losses = new double[classCount];
    int pair = 0;
    for (int first = 0; first < classCount; first++) {
      for (int second = first + 1; second < classCount; second++) {
        double value = values[pair++];
        losses[first] += Math.max(0, 1 - value);
        losses[second] += Math.max(0, 1 + value);
      }
    }
    return losses;
  }

  /**
   * Adds the votes to a graph. A win moves a vote from the second class, which has it to begin
   * with, to the first.
   *
   * @param values doubles of shape [n, pairs]
   * @return doubles of shape [n, classes]
   */
  static String export(OnnxGraph graph, String values, int classCount) {
    String zero = graph.doubles(new double[] {0}, 1);
    String wins = graph.cast(graph.node("Greater", List.of(values, zero)), OnnxType.DOUBLE);
    int pairs = classCount * (classCount - 1) / 2;
    double[][] moves = new double[pairs][classCount];
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
    String moved = graph.node("MatMul", List.of(wins, graph.doubles(flat, pairs, classCount)));
    return graph.node("Add", List.of(moved, graph.doubles(initial, 1, classCount)));
  }
}
