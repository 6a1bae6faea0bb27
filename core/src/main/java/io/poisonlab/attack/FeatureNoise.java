// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Table;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Replaces features of randomly chosen rows by uniform random values.
 *
 * <p><b>Threat model.</b> Availability: someone who can write to the features, or a broken sensor,
 * and knows neither model nor labels. NIST AI 100-2, section 2.3.1; MITRE ATLAS AML.T0020.
 *
 * <p><b>Steps.</b> (1) Choose the budgeted number of rows uniformly without replacement. (2) In
 * each chosen column give those rows values drawn uniformly from the column's range before the
 * attack: [minimum, maximum] of numbers, all categories of names. Takes O(n · columns).
 *
 * <p><b>Limitations.</b> Values stay in range, so a range check cannot see them. A missing value is
 * replaced as well; a column of which every value is missing stays as it is.
 *
 * <p><b>Reference.</b> The uniform feature noise that is common in robustness studies, for example
 * Zhu and Wu (2004), "Class noise vs. attribute noise", section 4.1.
 *
 * @param budget how many rows, out of all
 * @param columns the names of the columns; all where empty
 */
@Id(
    value = "feature-noise",
    help = "Features of randomly chosen rows become uniform random values within their range")
public record FeatureNoise(
    @Setting(help = "share in [0, 1], or count, of all rows") Budget budget,
    @Setting(help = "names of the columns; all where empty") List<String> columns)
    implements Attack {
  /** Copies the names, which must differ. */
  public FeatureNoise {
    columns = List.copyOf(columns);
    if (Set.copyOf(columns).size() < columns.size()) {
      throw new IllegalArgumentException("each column may be named once, found " + columns);
    }
  }

  /** Replaces all features of a share of the rows, in [0, 1]. */
  public FeatureNoise(double fraction) {
    this(Budget.fraction(fraction), List.of());
  }

  @Override
  public Poisoned poison(Dataset clean, Seed seed) {
    RandomGenerator random = seed.generator();
    int[] chosen = RowDraw.withoutReplacement(budget.rowsOf(clean.size()), clean.size(), random);
    Table table = clean.table();
    int[] targets =
        columns.isEmpty()
            ? IntStream.range(0, table.columns().size()).toArray()
            : columns.stream().mapToInt(table::indexOf).toArray();
    for (int index : targets) {
      table = table.with(index, noisy(table.columns().get(index), chosen, random));
    }
    RowIds rows = clean.ids().select(chosen).sorted();
    return new Poisoned(clean.withTable(table), rows, clean.fingerprint());
  }

  private static Column noisy(Column column, int[] rows, RandomGenerator random) {
    return switch (column) {
      case NumericColumn numbers -> {
        double[] values = numbers.toArray();
        DoubleSummaryStatistics range =
            Arrays.stream(values).filter(v -> !Double.isNaN(v)).summaryStatistics();
        double low = range.getMin();
        double high = range.getMax();
        double above = Math.min(Double.MAX_VALUE, Math.nextUp(high));
        for (int row : rows) {
          if (range.getCount() > 0) {
            values[row] = low < high ? Math.min(high, random.nextDouble(low, above)) : low;
          }
        }
        yield numbers.withValues(values);
      }
      case NominalColumn names -> {
        int[] codes = names.toArray();
        for (int row : rows) {
          if (!names.categories().isEmpty()) {
            codes[row] = random.nextInt(names.categories().size());
          }
        }
        yield names.withCodes(codes);
      }
    };
  }

  @Override
  public Traits traits() {
    return Traits.of(Traits.Effect.CHANGES_FEATURES, Goal.AVAILABILITY);
  }

  /** Makes feature noise. */
  public static final class Provider extends RecordProvider<Attack> implements AttackProvider {
    /** Called by the service loader. */
    public Provider() {
      super(FeatureNoise.class, Budget.READER);
    }
  }
}
