// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Labels;
import java.util.Arrays;

/** What a model says about the rows of a table: a class each and, if it is soft, probabilities. */
public final class Predictions {
  private static final double ROUNDING = 1e-6;

  private final Labels labels;
  private final boolean soft;
  private final double[][] probabilities;

  /**
   * Wraps arrays that nobody else holds.
   *
   * @param probabilities for each row one value per class; ignored where the model is not soft
   */
  Predictions(Labels labels, boolean soft, double[][] probabilities) {
    this.labels = labels;
    this.soft = soft;
    this.probabilities = probabilities;
  }

  /** Returns what a model without probabilities says. */
  public static Predictions of(Labels labels) {
    return new Predictions(labels, false, new double[0][]);
  }

  /**
   * Returns what a model with probabilities says, over copies of them.
   *
   * @param probabilities for each row one value in [0, 1] per class; a hair above 1 is let in, as
   *     sums of single precision give it
   * @throws IllegalArgumentException for another number of rows or classes, or a value out of range
   */
  public static Predictions of(Labels labels, double[][] probabilities) {
    int classes = labels.classes().size();
    if (probabilities.length != labels.size()) {
      throw new IllegalArgumentException(
          "found %d predicted classes and probabilities of %d rows; they must be equally many"
              .formatted(labels.size(), probabilities.length));
    }
    double[][] copy = new double[probabilities.length][];
    for (int row = 0; row < copy.length; row++) {
      copy[row] = probabilities[row].clone();
      if (copy[row].length != classes
          || !Arrays.stream(copy[row]).allMatch(p -> p >= 0 && p <= 1 + ROUNDING)) {
        throw new IllegalArgumentException(
            "row %d: needed are %d probabilities in [0, 1], found %s"
                .formatted(row, classes, Arrays.toString(copy[row])));
      }
    }
    return new Predictions(labels, true, copy);
  }

  /** Returns the predicted classes, as codes into all classes of the training data set. */
  public Labels labels() {
    return labels;
  }

  /** Returns the number of rows. */
  public int size() {
    return labels.size();
  }

  /** Returns whether there are probabilities. */
  public boolean soft() {
    return soft;
  }

  /**
   * Returns the probability of a class; 0 for one that was absent from training.
   *
   * @param code the class, as in {@link #labels}
   * @return a value in [0, 1]; those of a row sum to 1, within single precision
   * @throws IllegalStateException if there are no probabilities; ask {@link #soft} first
   */
  public double probability(int row, int code) {
    if (!soft) {
      throw new IllegalStateException(
          "the model gives classes only, found no probabilities; ask soft() first");
    }
    return probabilities[row][code];
  }

  /** Returns a copy of the probabilities of a row, one per class, as {@link #probability}. */
  public double[] probabilities(int row) {
    double[] all = new double[labels.classes().size()];
    for (int code = 0; code < all.length; code++) {
      all[code] = probability(row, code);
    }
    return all;
  }
}
