// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.evaluation;

import io.poisonlab.dataset.Labels;
import io.poisonlab.learner.Predictions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How often each class was predicted as each: rows are true classes, columns predicted ones. */
public final class ConfusionMatrix {
  private final List<String> classes;

  /** Row after row: sweeps keep very many small matrices. */
  private final int[] counts;

  private ConfusionMatrix(List<String> classes, int[] counts) {
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
    int size = truth.classes().size();
    int[] counts = new int[size * size];
    for (int row = 0; row < truth.size(); row++) {
      counts[truth.code(row) * size + predictions.labels().code(row)]++;
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
        classes, rows.stream().flatMap(List::stream).mapToInt(Integer::intValue).toArray());
  }

  /** Returns for each true class how often each class was predicted. */
  public List<List<Integer>> toRows() {
    return IntStream.range(0, classes.size()).mapToObj(this::row).toList();
  }

  private List<Integer> row(int truth) {
    int start = truth * classes.size();
    return Arrays.stream(counts, start, start + classes.size()).boxed().toList();
  }

  /** Returns the class names. */
  public List<String> classes() {
    return classes;
  }

  /** Returns the rows of this true class that were predicted as that class. */
  public int count(int truth, int predicted) {
    return counts[truth * classes.size() + predicted];
  }

  /** Returns the number of rows. */
  public int total() {
    return Arrays.stream(counts).sum();
  }

  /** Returns the rows predicted as what they are. */
  public int correct() {
    int correct = 0;
    for (int label = 0; label < classes.size(); label++) {
      correct += count(label, label);
    }
    return correct;
  }

  /** Returns the rows whose true class is this one. */
  public int support(int label) {
    int support = 0;
    for (int predicted = 0; predicted < classes.size(); predicted++) {
      support += count(label, predicted);
    }
    return support;
  }

  /** Returns the rows predicted as this class. */
  public int predicted(int label) {
    int predicted = 0;
    for (int truth = 0; truth < classes.size(); truth++) {
      predicted += count(truth, label);
    }
    return predicted;
  }

  /**
   * Returns precision of a class, 0 where it was never predicted (scikit-learn's zero_division=0).
   */
  public double precision(int label) {
    return ratio(count(label, label), predicted(label));
  }

  /** Returns recall of a class, 0 where no row is of it. */
  public double recall(int label) {
    return ratio(count(label, label), support(label));
  }

  /** Returns F1 of a class: 2·tp / (predicted + support), 0 where both are 0. */
  public double f1(int label) {
    return ratio(2 * count(label, label), predicted(label) + support(label));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConfusionMatrix that
        && classes.equals(that.classes)
        && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return 31 * classes.hashCode() + Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return classes + " " + toRows();
  }

  private static double ratio(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
