// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.RowDraw;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Table;
import io.poisonlab.dataset.TextColumn;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Takes values of chosen columns away, in rows that follow each other or in scattered ones.
 *
 * <p><b>Threat model.</b> Availability: a source that falls silent for a while, a join that finds
 * no partner, or someone who makes it look so; needs to delete values, and knows neither model nor
 * labels. NIST AI 100-2, section 2.3.1; MITRE ATLAS AML.T0020.
 *
 * <p><b>Steps.</b> (1) Choose the budgeted number of rows: {@code burst}: that many in a row, from
 * a place drawn uniformly; {@code scattered}: uniformly without replacement. (2) In the chosen
 * columns their values become missing, and the columns nullable. Takes O(n · columns). Holds O(n ·
 * columns); allocates 320 bytes a row (measured).
 *
 * <p>Learners read nullable columns: a missing number counts as the mean of the training rows, a
 * missing name as the most frequent one, and a model trained so takes clean rows as well as rows
 * with gaps, exported too. In rows that are sorted by class a burst falls into one class, which
 * harms more than scattered gaps (logistic regression on breast cancer at 30 %: 0.03 of accuracy
 * against less than 0.01); a split that shuffles the rows before the attack takes that difference
 * away.
 *
 * <p><b>Limitations.</b> Missing values are there for all to see. A column that is missing in every
 * row says nothing any more, and training refuses data in which no feature value is left.
 *
 * <p><b>Reference.</b> Rubin (1976), "Inference and missing data", Biometrika 63, section 2: {@code
 * scattered} is missing completely at random; {@code burst} is not where the order of rows has a
 * meaning.
 *
 * @param budget how many rows, out of all
 * @param columns the names of the columns; all where empty
 * @param pattern which rows
 */
@Id(value = "missing-burst", help = "Values of chosen columns become missing, in a burst of rows")
public record MissingBurst(
    @Setting(help = "share in [0, 1], or count, of all rows") Budget budget,
    @Setting(help = "names of the columns; all where empty") List<String> columns,
    @Setting(help = "rows that follow each other, or any", byDefault = "burst") Pattern pattern)
    implements Attack {
  /** Which rows lose values. */
  public enum Pattern {
    /** Rows that follow each other. */
    BURST,
    /** Randomly chosen rows. */
    SCATTERED
  }

  /** Checks the names, which must differ. */
  public MissingBurst {
    columns = ColumnChoice.checked(columns);
  }

  /** Takes all features of a share of the rows away, in [0, 1]. */
  public MissingBurst(double fraction, Pattern pattern) {
    this(Budget.fraction(fraction), List.of(), pattern);
  }

  @Override
  public Poisoned poison(Dataset clean, Seed seed) {
    int[] chosen = rows(clean.size(), seed.generator());
    Table table = clean.table();
    for (int index : ColumnChoice.of(table, columns)) {
      if (chosen.length > 0) {
        table = table.with(index, without(table.columns().get(index), chosen));
      }
    }
    RowIds rows = clean.ids().select(chosen).sorted();
    return new Poisoned(clean.withTable(table), rows, clean.fingerprint());
  }

  private int[] rows(int n, RandomGenerator random) {
    int count = budget.rowsOf(n);
    return switch (pattern) {
      case BURST -> {
        int first = random.nextInt(n - count + 1);
        yield IntStream.range(first, first + count).toArray();
      }
      case SCATTERED -> RowDraw.withoutReplacement(count, n, random);
    };
  }

  private static Column without(Column column, int[] rows) {
    return switch (column) {
      case NumericColumn numbers -> {
        double[] values = numbers.toArray();
        for (int row : rows) {
          values[row] = Double.NaN;
        }
        yield NumericColumn.of(numbers.name(), true, values);
      }
      case NominalColumn names -> {
        int[] codes = names.toArray();
        for (int row : rows) {
          codes[row] = NominalColumn.MISSING;
        }
        yield NominalColumn.of(names.name(), true, names.categories(), codes);
      }
      case TextColumn texts -> texts.with(rows, _ -> "");
      case ImageColumn images -> images.with(rows, (_, pixels) -> new byte[pixels.length]);
    };
  }

  @Override
  public Traits traits() {
    return Traits.of(Traits.Effect.CHANGES_FEATURES, Goal.AVAILABILITY).leavesDomain();
  }

  /** Makes missing values. */
  public static final class Provider extends RecordProvider<Attack> implements AttackProvider {
    /** Called by the service loader. */
    public Provider() {
      super(MissingBurst.class, Budget.READER);
    }
  }
}
