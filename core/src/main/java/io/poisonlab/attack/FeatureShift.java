// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.RowDraw;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Table;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.List;

/**
 * Adds a constant to numeric features of randomly chosen rows.
 *
 * <p><b>Threat model.</b> Availability: a sensor that drifts, a unit that changed for a part of the
 * rows, or someone who makes it look so; needs to write features, and knows neither model nor
 * labels. NIST AI 100-2, section 2.3.1; MITRE ATLAS AML.T0020.
 *
 * <p><b>Steps.</b> (1) Choose the budgeted number of rows uniformly without replacement. (2) Add to
 * each of their values in the chosen columns {@code shift} standard deviations of the column before
 * the attack. Takes O(n · columns). Holds O(n · columns); allocates 650 bytes a row (measured).
 *
 * <p><b>Limitations.</b> Values leave the column's range, where a range check or an outlier
 * detector sees them if the shift is large. A missing value stays missing; a constant column stays
 * as it is, because its standard deviation is 0, and where all chosen ones are constant the attack
 * says so in an error; columns of names are left alone.
 *
 * <p><b>Reference.</b> Rabanser, Günnemann and Lipton (2019), "Failing loudly: an empirical study
 * of methods for detecting dataset shift", NeurIPS, section 4 (shifts of a share of the rows).
 *
 * @param budget how many rows, out of all
 * @param columns the names of numeric columns; all of them where empty
 * @param shift what is added, in standard deviations of the column; not 0
 */
@Id(value = "feature-shift", help = "Numeric features of randomly chosen rows move by a constant")
public record FeatureShift(
    @Setting(help = "share in [0, 1], or count, of all rows") Budget budget,
    @Setting(help = "names of numeric columns; all of them where empty") List<String> columns,
    @Setting(help = "what is added, in standard deviations of the column; not 0", byDefault = "3.0")
        double shift)
    implements Attack {
  /** Checks the names, which must differ, and the shift. */
  public FeatureShift {
    columns = ColumnChoice.checked(columns);
    if (!Double.isFinite(shift) || shift == 0) {
      throw new IllegalArgumentException(
          "shift must be a finite number other than 0, found " + shift);
    }
  }

  /** Moves all numeric features of a share of the rows, in [0, 1]. */
  public FeatureShift(double fraction, double shift) {
    this(Budget.fraction(fraction), List.of(), shift);
  }

  @Override
  public Poisoned poison(Dataset clean, Seed seed) {
    int[] chosen =
        RowDraw.withoutReplacement(budget.rowsOf(clean.size()), clean.size(), seed.generator());
    Table moved =
        ColumnChoice.changeNumbers(
            clean.table(), columns, column -> Moved.by(column, chosen, () -> shift));
    if (chosen.length > 0) {
      ColumnChoice.check(clean.table(), columns, ColumnChoice::spreads, "feature-shift");
    }
    RowIds rows = clean.ids().select(chosen).sorted();
    return new Poisoned(clean.withTable(moved), rows, clean.fingerprint());
  }

  @Override
  public Traits traits() {
    return Traits.of(Traits.Effect.CHANGES_FEATURES, Goal.AVAILABILITY).leavesDomain();
  }

  /** Makes feature shifts. */
  public static final class Provider extends RecordProvider<Attack> implements AttackProvider {
    /** Called by the service loader. */
    public Provider() {
      super(FeatureShift.class, Budget.READER);
    }
  }
}
