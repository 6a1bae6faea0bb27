// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.TextColumn;
import io.poisonlab.statistics.SampleTests;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How far a column is from a trusted one.
 *
 * @param distance in [0, 1]: of the distribution functions, or of the shares of names
 * @param p the probability of as much by chance; the smaller one of values and missing values,
 *     doubled
 */
record ColumnDrift(double distance, double p) {
  private static final int BOTH = 2;

  static ColumnDrift between(Column column, Column trusted) {
    SampleTests.Result missing =
        SampleTests.chiSquare(presentAndMissing(column), presentAndMissing(trusted));
    SampleTests.Result values =
        switch (column) {
          case NumericColumn numbers -> ofNumbers(numbers, (NumericColumn) trusted);
          case NominalColumn names -> ofNames(names, (NominalColumn) trusted);
          case TextColumn _, ImageColumn _ -> throw column.unsupported("feature-drift");
        };
    return new ColumnDrift(
        Math.max(missing.distance(), values.distance()),
        Math.min(1, BOTH * Math.min(missing.p(), values.p())));
  }

  private static int[] presentAndMissing(Column column) {
    int missing = (int) IntStream.range(0, column.size()).filter(column::isMissing).count();
    return new int[] {column.size() - missing, missing};
  }

  private static SampleTests.Result ofNumbers(NumericColumn column, NumericColumn trusted) {
    double[] one = present(column);
    double[] other = present(trusted);
    return one.length < BOTH || other.length < BOTH
        ? new SampleTests.Result(0, 1)
        : SampleTests.kolmogorovSmirnov(one, other);
  }

  private static double[] present(NumericColumn column) {
    return Arrays.stream(column.toArray()).filter(value -> !Double.isNaN(value)).toArray();
  }

  private static SampleTests.Result ofNames(NominalColumn column, NominalColumn trusted) {
    Map<String, int[]> counts = new LinkedHashMap<>();
    count(column, counts, 0);
    count(trusted, counts, 1);
    int[] one = counts.values().stream().mapToInt(count -> count[0]).toArray();
    int[] other = counts.values().stream().mapToInt(count -> count[1]).toArray();
    return Arrays.stream(one).sum() == 0 || Arrays.stream(other).sum() == 0
        ? new SampleTests.Result(0, 1)
        : SampleTests.chiSquare(one, other);
  }

  private static void count(NominalColumn column, Map<String, int[]> counts, int side) {
    for (int row = 0; row < column.size(); row++) {
      if (!column.isMissing(row)) {
        counts.computeIfAbsent(column.text(row), _ -> new int[BOTH])[side]++;
      }
    }
  }
}
