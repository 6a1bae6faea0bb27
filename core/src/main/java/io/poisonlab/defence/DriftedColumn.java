// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.TextColumn;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A column that has drifted, and where it holds more than the trusted sample lets expect. */
final class DriftedColumn {
  private static final int BINS = 20;
  private static final String MISSING = "missing";

  private final String name;
  private final double distance;
  private final double[] excess;

  private DriftedColumn(String name, double distance, double[] excess) {
    this.name = name;
    this.distance = distance;
    this.excess = excess;
  }

  static DriftedColumn of(Column column, Column trusted, double distance) {
    IntFunction<Object> bins =
        switch (column) {
          case NumericColumn numbers -> {
            double[] cuts = cuts(numbers, (NumericColumn) trusted);
            yield row -> bin(numbers, cuts, row);
          }
          case NominalColumn names -> row -> names.isMissing(row) ? MISSING : "=" + names.text(row);
          case TextColumn _, ImageColumn _ -> throw column.unsupported("feature-drift");
        };
    IntFunction<Object> trustedBins =
        switch (trusted) {
          case NumericColumn numbers -> {
            double[] cuts = cuts((NumericColumn) column, numbers);
            yield row -> bin(numbers, cuts, row);
          }
          case NominalColumn names -> row -> names.isMissing(row) ? MISSING : "=" + names.text(row);
          case TextColumn _, ImageColumn _ -> throw trusted.unsupported("feature-drift");
        };
    Map<Object, Integer> found = counts(column.size(), bins);
    Map<Object, Integer> known = counts(trusted.size(), trustedBins);
    Map<Object, Double> excess = new HashMap<>();
    found.forEach((bin, count) ->
        excess.put(bin, excess(count, column.size(), known.getOrDefault(bin, 0), trusted.size())));
    double[] each =
        IntStream.range(0, column.size()).mapToDouble(row -> excess.get(bins.apply(row))).toArray();
    return new DriftedColumn(column.name(), distance, each);
  }

  /** Returns the inner borders of bins that hold equally many of all values; equal ones once. */
  private static double[] cuts(NumericColumn column, NumericColumn trusted) {
    double[] all =
        Arrays.stream(new double[][] {column.toArray(), trusted.toArray()})
            .flatMapToDouble(Arrays::stream)
            .filter(value -> !Double.isNaN(value))
            .sorted()
            .toArray();
    return all.length == 0
        ? all
        : IntStream.range(1, BINS)
            .mapToDouble(i -> all[(int) ((long) i * all.length / BINS)])
            .distinct()
            .toArray();
  }

  /** Returns the bin below a border, between two, or of a border's own value. */
  private static Object bin(NumericColumn column, double[] cuts, int row) {
    return column.isMissing(row) ? MISSING : Arrays.binarySearch(cuts, column.value(row) + 0.0);
  }

  private static Map<Object, Integer> counts(int size, IntFunction<Object> bins) {
    Map<Object, Integer> counts = new HashMap<>();
    for (int row = 0; row < size; row++) {
      counts.merge(bins.apply(row), 1, Integer::sum);
    }
    return counts;
  }

  private static double excess(int count, int size, int known, int trusted) {
    double share = (known + 0.5) / (trusted + 1);
    double error = Math.sqrt(share * (1 - share) / trusted);
    double expected = size * Math.min(1, share + error);
    return Math.max(0, 1 - expected / count);
  }

  String name() {
    return name;
  }

  double distance() {
    return distance;
  }

  /** Returns the share of the rows like this one that the trusted sample does not account for. */
  double excess(int row) {
    return excess[row];
  }
}
