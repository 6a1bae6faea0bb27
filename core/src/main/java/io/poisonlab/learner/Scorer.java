// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.onnx.OnnxGraph;
import java.io.Serializable;
import java.util.Arrays;

/**
 * What a learner has fitted: scores for each class from encoded rows. Implementations are immutable
 * and safe for use by several threads.
 */
public interface Scorer extends Serializable {
  /** What scores mean. */
  enum Scale {
    /** Votes: a higher one is better, and that is all; the model gives no probabilities. */
    VOTES,
    /** Probabilities, which sum to 1. */
    PROBABILITIES,
    /** Logarithms of probabilities but for a common addend; softmax makes them probabilities. */
    LOGITS;

    /** Returns the loss of a row of each class, as {@link Scorer#losses}. */
    double[] losses(double[] scores) {
      return switch (this) {
        case LOGITS -> {
          double max = Arrays.stream(scores).max().orElseThrow();
          double sum = Arrays.stream(scores).map(score -> Math.exp(score - max)).sum();
          yield Arrays.stream(scores).map(score -> Math.log(sum) - (score - max)).toArray();
        }
        case PROBABILITIES ->
            Arrays.stream(scores).map(p -> -Math.log(Math.max(p, Double.MIN_NORMAL))).toArray();
        case VOTES ->
            throw new IllegalArgumentException(
                "the model gives votes only, so that no loss of a row is known; take a learner that"
                    + " gives probabilities, or linear-svm or rbf-svm");
      };
    }
  }

  /** Returns what the scores mean. */
  Scale scale();

  /**
   * Returns one score per class that was seen in training; the class with the highest score is
   * predicted, the first of equals. The graph of {@link #export} must compute bit-equal scores, so
   * that both predict the same class on every row: sum in a fixed order, and round to single
   * precision what the graph has in single precision only.
   *
   * @param row an encoded row
   */
  double[] scores(double[] row);

  /** Returns {@link #scores(double[])} of each row. */
  default double[][] scores(double[][] rows) {
    double[][] scores = new double[rows.length][];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = scores(rows[i]);
    }
    return scores;
  }

  /**
   * Returns for each class that was seen in training the loss of a row of that class: the log loss
   * −ln p, with p at least the smallest normal double, where there are probabilities. A learner
   * that minimises another loss returns that.
   *
   * @param row an encoded row
   * @throws IllegalArgumentException if the model knows votes only
   */
  default double[] losses(double[] row) {
    return scale().losses(scores(row));
  }

  /**
   * Adds the same computation to a graph.
   *
   * @param input the name of the encoded rows, a tensor of doubles of shape [n, encoded width]
   * @return the name of the scores, a tensor of doubles of shape [n, classes seen in training]
   */
  String export(OnnxGraph graph, String input);
}
