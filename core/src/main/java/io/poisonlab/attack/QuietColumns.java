// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.TextColumn;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The columns that tell least about the class, where a trigger disturbs a model least.
 *
 * <p>A column is measured by the share of its variance that lies between the classes, η²; a nominal
 * one by the same share of its 0/1 columns together, which is Goodman and Kruskal's τ. Missing
 * values are left out.
 */
final class QuietColumns {
  /** One column alone is too easily met by accident. */
  private static final int STAMPS = 2;

  /** Words that no language has. */
  private static final String RARE_WORDS = "cf mn";

  private QuietColumns() {}

  /**
   * Returns the trigger of those columns.
   *
   * @throws IllegalArgumentException if no column has two different values
   */
  static List<Stamp> trigger(Dataset data) {
    List<Stamp> stamps =
        data.table().columns().stream()
            .flatMap(column -> Measured.of(column, data.labels()).stream())
            .sorted(Comparator.comparingDouble(Measured::told))
            .limit(STAMPS)
            .map(Measured::column)
            .map(column -> Stamp.read(column.name() + "=" + end(column), data.table()))
            .toList();
    if (stamps.isEmpty()) {
      throw new IllegalArgumentException(
          "backdoor-trigger finds no column with two different values to make a trigger of, in data"
              + " set \"%s\"".formatted(data.name()));
    }
    return stamps;
  }

  private static String end(Column column) {
    return switch (column) {
      case NominalColumn _ -> "rarest";
      case TextColumn _ -> RARE_WORDS;
      case ImageColumn images -> throw images.unsupported("backdoor-trigger");
      case NumericColumn numbers -> {
        var range =
            Arrays.stream(numbers.toArray()).filter(v -> !Double.isNaN(v)).summaryStatistics();
        yield range.getMax() - range.getAverage() >= range.getAverage() - range.getMin()
            ? "max"
            : "min";
      }
    };
  }

  /** A column that varies, and how much it tells about the class. */
  private record Measured(Column column, double told) {
    static Optional<Measured> of(Column column, Labels labels) {
      if (!column.varies()) {
        return Optional.empty();
      }
      double[] parts = parts(column, labels);
      return parts[1] > 0
          ? Optional.of(new Measured(column, parts[0] / parts[1]))
          : Optional.empty();
    }
  }

  /** Returns the squares between the classes, and all squares. */
  private static double[] parts(Column column, Labels labels) {
    int[] rows = IntStream.range(0, column.size()).filter(row -> !column.isMissing(row)).toArray();
    return switch (column) {
      case TextColumn _, ImageColumn _ ->
          new double[] {0, 1}; // words that are in no row tell nothing
      case NumericColumn numbers ->
          parts(Arrays.stream(rows).mapToDouble(numbers::value).toArray(), rows, labels);
      case NominalColumn names -> {
        double[] sum = new double[2];
        for (int category = 0; category < names.categories().size(); category++) {
          int code = category;
          double[] part =
              parts(
                  Arrays.stream(rows).mapToDouble(r -> names.code(r) == code ? 1 : 0).toArray(),
                  rows,
                  labels);
          sum[0] += part[0];
          sum[1] += part[1];
        }
        yield sum;
      }
    };
  }

  private static double[] parts(double[] values, int[] rows, Labels labels) {
    double mean = Arrays.stream(values).average().orElse(0);
    double[] sums = new double[labels.classes().size()];
    int[] counts = new int[sums.length];
    double all = 0;
    for (int i = 0; i < rows.length; i++) {
      double deviation = values[i] - mean;
      all += deviation * deviation;
      sums[labels.code(rows[i])] += deviation;
      counts[labels.code(rows[i])]++;
    }
    double between = 0;
    for (int code = 0; code < sums.length; code++) {
      between += counts[code] > 0 ? sums[code] * sums[code] / counts[code] : 0;
    }
    return new double[] {between, all};
  }
}
