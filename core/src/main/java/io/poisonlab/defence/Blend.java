// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Puts clean rows over inputs, column by column. */
final class Blend {
  private final Table partners;
  private final Map<String, DoubleSummaryStatistics> ranges;
  private final Map<String, boolean[]> keeps;

  private Blend(
      Table partners, Map<String, DoubleSummaryStatistics> ranges, Map<String, boolean[]> keeps) {
    this.partners = partners;
    this.ranges = ranges;
    this.keeps = keeps;
  }

  /**
   * Prepares blending.
   *
   * @param clean where means and ranges are taken from
   * @param partners the rows to blend with
   */
  static Blend of(Table clean, Table partners, Seed seed) {
    Map<String, DoubleSummaryStatistics> ranges = new HashMap<>();
    Map<String, boolean[]> keeps = new HashMap<>();
    RandomGenerator random = seed.generator();
    for (Column column : clean.columns()) {
      if (column instanceof NumericColumn numbers) {
        ranges.put(
            column.name(),
            Arrays.stream(numbers.toArray()).filter(v -> !Double.isNaN(v)).summaryStatistics());
      }
      boolean[] keep = new boolean[partners.size()];
      for (int i = 0; i < keep.length; i++) {
        keep[i] = random.nextBoolean();
      }
      keeps.put(column.name(), keep);
    }
    return new Blend(partners, ranges, keeps);
  }

  /**
   * Returns the inputs, each blended with this partner; a missing value takes the other's place.
   */
  Table with(Table inputs, int partner) {
    List<Column> columns =
        inputs.columns().stream()
            .map(column ->
                switch (column) {
                  case NumericColumn numbers -> numbers(numbers, partner);
                  case NominalColumn names -> names(names, partner);
                })
            .map(Column.class::cast)
            .toList();
    return new Table(columns);
  }

  private NumericColumn numbers(NumericColumn inputs, int partner) {
    DoubleSummaryStatistics range = ranges.get(inputs.name());
    Column other = partners.column(inputs.name());
    if (range == null || range.getCount() == 0 || other.isMissing(partner)) {
      return inputs;
    }
    double added = ((NumericColumn) other).value(partner) - range.getAverage();
    double[] values = inputs.toArray();
    for (int row = 0; row < values.length; row++) {
      if (!Double.isNaN(values[row])) {
        double low = Math.min(range.getMin(), values[row]);
        double high = Math.max(range.getMax(), values[row]);
        values[row] = Math.clamp(values[row] + added, low, high);
      }
    }
    return inputs.withValues(values);
  }

  private NominalColumn names(NominalColumn inputs, int partner) {
    Column other = partners.column(inputs.name());
    boolean[] keep = keeps.get(inputs.name());
    int code = other.isMissing(partner) ? -1 : inputs.categories().indexOf(other.text(partner));
    if (keep == null || keep[partner] || code < 0) {
      return inputs;
    }
    int[] codes = new int[inputs.size()];
    Arrays.fill(codes, code);
    return inputs.withCodes(codes);
  }
}
