// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.confident;

import java.util.OptionalDouble;

/**
 * The labels given to rows, and what a model that has not seen a row in training holds for the
 * probability of each class: all that confident learning needs.
 *
 * <p>Checked on construction, in one pass on all processors, which also finds the confident
 * thresholds and the most probable classes: 13 bytes per row. Safe for use by several threads.
 */
public final class LabelledProbabilities {
  /** How far the probabilities of a row may be from the sum 1. */
  public static final double ROUNDING = 1e-4;

  /** What cleanlab forgives when it compares probabilities. */
  static final double SLACK = 1e-6;

  private final int[] labels;
  private final double[] values;
  private final int classes;
  private final int[] counts;
  private final Survey survey;

  private LabelledProbabilities(int[] labels, double[] values, int classes) {
    this.labels = labels;
    this.values = values;
    this.classes = classes;
    this.counts = countsOf(labels, classes);
    this.survey = Survey.of(labels, values, counts);
  }

  /**
   * Wraps the arrays themselves, which nobody may change from now on: a copy of a million rows and
   * a hundred classes would take 800 MB.
   *
   * @param labels the class given to each row, in [0, classes)
   * @param rowMajor the probabilities of the first row, then those of the second, and so on
   * @param classes the number of classes, 2 or more
   * @throws IllegalArgumentException if sizes do not agree, a label is out of range, or a row holds
   *     a negative number, NaN, or probabilities that do not sum to 1 ± {@link #ROUNDING}
   */
  public static LabelledProbabilities of(int[] labels, double[] rowMajor, int classes) {
    if (classes < 2) {
      throw new IllegalArgumentException(
          "label issues need 2 classes or more to choose between, found " + classes);
    }
    if (labels.length == 0) {
      throw new IllegalArgumentException("label issues need 1 row or more, found none");
    }
    if ((long) labels.length * classes != rowMajor.length) {
      throw new IllegalArgumentException(
          "%d labels and %d classes need %d probabilities, found %d"
              .formatted(labels.length, classes, (long) labels.length * classes, rowMajor.length));
    }
    return new LabelledProbabilities(labels, rowMajor, classes);
  }

  /** As {@link #of(int[], double[], int)}, over copies. */
  public static LabelledProbabilities of(int[] labels, double[][] probabilities) {
    int classes = probabilities.length == 0 ? 2 : probabilities[0].length;
    long cells = (long) probabilities.length * classes;
    if (cells > Integer.MAX_VALUE - Long.BYTES) {
      throw new IllegalArgumentException(
          "%d rows of %d classes are more probabilities than one array holds, found %d, allowed are %d; look at the rows in parts"
              .formatted(probabilities.length, classes, cells, Integer.MAX_VALUE - Long.BYTES));
    }
    double[] flat = new double[(int) cells];
    for (int row = 0; row < probabilities.length; row++) {
      if (probabilities[row].length != classes) {
        throw new IllegalArgumentException(
            "row %d has %d probabilities, row 0 has %d; each needs one per class"
                .formatted(row, probabilities[row].length, classes));
      }
      System.arraycopy(probabilities[row], 0, flat, row * classes, classes);
    }
    return of(labels.clone(), flat, classes);
  }

  /** Returns the number of rows. */
  public int size() {
    return labels.length;
  }

  /** Returns the number of classes, those that no row is labelled with included. */
  public int classes() {
    return classes;
  }

  /** Returns the class given to a row. */
  public int label(int row) {
    return labels[row];
  }

  /** Returns the number of rows that are labelled with a class. */
  public int count(int code) {
    return counts[code];
  }

  /** Returns the probability of a class in a row. */
  public double probability(int row, int code) {
    return values[row * classes + code];
  }

  /**
   * Returns the mean probability of a class over the rows labelled with it, 2·10⁻⁶ at least: from
   * it on, a row counts as confidently in the class. Absent where no row has the label.
   */
  public OptionalDouble threshold(int code) {
    return counts[code] == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(survey.thresholds()[code]);
  }

  /** Returns the thresholds, 2 where there is none: the array itself. */
  double[] thresholds() {
    return survey.thresholds();
  }

  /** Returns what one pass over the rows has found. */
  Survey survey() {
    return survey;
  }

  /** Returns the probabilities, row by row: the array itself. */
  double[] values() {
    return values;
  }

  private static int[] countsOf(int[] labels, int classes) {
    int[] counts = new int[classes];
    for (int row = 0; row < labels.length; row++) {
      int label = labels[row];
      if (label < 0 || label >= classes) {
        throw new IllegalArgumentException(
            "label of row %d must be in [0, %d], the classes with probabilities, found %d"
                .formatted(row, classes - 1, label));
      }
      counts[label]++;
    }
    return counts;
  }
}
