// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.onnx.OnnxGraph;
import java.io.Serializable;

/**
 * What a learner has fitted: scores for each class from encoded rows. Implementations wrap a
 * finished Smile model, are immutable and safe for use by several threads.
 */
public interface Scorer extends Serializable {
  /** Returns whether the scores are probabilities, which sum to 1. */
  boolean soft();

  /**
   * Returns one score per class that was seen in training; the class with the highest score is
   * predicted, where scores are compared in single precision and the first of equals wins.
   *
   * @param row an encoded row
   */
  double[] scores(double[] row);

  /**
   * Adds the same computation to a graph.
   *
   * @param input the name of the encoded rows, a tensor of doubles of shape [n, encoded width]
   * @return the name of the scores, a tensor of doubles of shape [n, classes seen in training]
   */
  String export(OnnxGraph graph, String input);
}
