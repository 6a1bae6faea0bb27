// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.evaluation;

import io.poisonlab.dataset.Labels;
import io.poisonlab.learner.Predictions;
import java.util.Arrays;
import java.util.List;

/** How often each class was predicted as each: rows are true classes, columns predicted ones. */
public final class ConfusionMatrix {
  private final List<String> classes;
  private final int[][] counts;

  private ConfusionMatrix(List<String> classes, int[][] counts) {
    this.classes = classes;
    this.counts = counts;
  }

  /** Counts predictions of the rows with these labels. */
  public static ConfusionMatrix of(Labels truth, Predictions predictions) {
    if (truth.size() != predictions.size()) {
      throw new IllegalArgumentException(
          "found %d labels and %d predictions; they must be equally many"
              .formatted(truth.size(), predictions.size()));
    }
    if (!truth.classes().equals(predictions.labels().classes())) {
      throw new IllegalArgumentException(
          "labels are of the classes %s, predictions of %s; they must be the same"
              .formatted(truth.classes(), predictions.labels().classes()));
    }
    int[][] counts = new int[truth.classes().size()][truth.classes().size()];
    for (int row = 0; row < truth.size(); row++) {
      counts[truth.code(row)][predictions.labels().code(row)]++;
    }
    return new ConfusionMatrix(truth.classes(), counts);
  }

  /**
   * Returns a matrix of counts that {@link #toRows} returned.
   *
   * @param classes the class names
   * @param rows for each true class how often each class was predicted
   * @throws IllegalArgumentException if the rows are not as many and as long as there are classes
   */
  public static ConfusionMatrix of(List<String> classes, List<List<Integer>> rows) {
    if (rows.size() != classes.size()
        || rows.stream().anyMatch(row -> row.size() != classes.size())) {
      throw new IllegalArgumentException(
          "a confusion matrix of %d classes needs as many rows and columns, found %s"
              .formatted(classes.size(), rows));
    }
    return new ConfusionMatrix(
        classes,
        rows.stream()
            .map(row -> row.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new));
  }

  /** Returns for each true class how often each class was predicted. */
  public List<List<Integer>> toRows() {
    return Arrays.stream(counts).map(row -> Arrays.stream(row).boxed().toList()).toList();
  }

  /** Returns the class names. */
  public List<String> classes() {
    return classes;
  }

  /** Returns the rows of this true class that were predicted as that class. */
  public int count(int truth, int predicted) {
    return counts[truth][predicted];
  }

  /** Returns the number of rows. */
  public int total() {
    int total = 0;
    for (int label = 0; label < counts.length; label++) {
      total += support(label);
    }
    return total;
  }

  /** Returns the rows predicted as what they are. */
  public int correct() {
    int correct = 0;
    for (int label = 0; label < counts.length; label++) {
      correct += counts[label][label];
    }
    return correct;
  }

  /** Returns the rows whose true class is this one. */
  public int support(int label) {
    int support = 0;
    for (int count : counts[label]) {
      support += count;
    }
    return support;
  }

  /** Returns the rows predicted as this class. */
  public int predicted(int label) {
    int predicted = 0;
    for (int[] row : counts) {
      predicted += row[label];
    }
    return predicted;
  }

  /**
   * Returns precision of a class, 0 where it was never predicted (scikit-learn's zero_division=0).
   */
  public double precision(int label) {
    return ratio(counts[label][label], predicted(label));
  }

  /** Returns recall of a class, 0 where no row is of it. */
  public double recall(int label) {
    return ratio(counts[label][label], support(label));
  }

  /** Returns F1 of a class: 2·tp / (predicted + support), 0 where both are 0. */
  public double f1(int label) {
    return ratio(2 * counts[label][label], predicted(label) + support(label));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConfusionMatrix that
        && classes.equals(that.classes)
        && Arrays.deepEquals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return 31 * classes.hashCode() + Arrays.deepHashCode(counts);
  }

  @Override
  public String toString() {
    return classes + " " + Arrays.deepToString(counts);
  }

  private static double ratio(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
