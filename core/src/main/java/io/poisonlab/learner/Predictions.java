// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Labels;
import java.util.Arrays;

/** What a model says about the rows of a table: a class each and, if it is soft, probabilities. */
public final class Predictions {
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

  /** Returns predictions of classes alone. */
  public static Predictions of(Labels labels) {
    return new Predictions(labels, false, new double[0][]);
  }

  /**
   * Returns predictions with probabilities, over a copy of them.
   *
   * @param probabilities for each row one value per class, in the order of the codes
   * @throws IllegalArgumentException if there are not as many as rows and classes
   */
  public static Predictions of(Labels labels, double[][] probabilities) {
    if (probabilities.length != labels.size()
        || Arrays.stream(probabilities).anyMatch(row -> row.length != labels.classes().size())) {
      throw new IllegalArgumentException(
          "%d rows and %d classes need as many probabilities, found %d rows"
              .formatted(labels.size(), labels.classes().size(), probabilities.length));
    }
    return new Predictions(
        labels, true, Arrays.stream(probabilities).map(double[]::clone).toArray(double[][]::new));
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
