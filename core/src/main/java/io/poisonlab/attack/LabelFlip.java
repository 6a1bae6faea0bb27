// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.RowDraw;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.random.RandomGenerator;

/**
 * Gives randomly chosen rows a random other class.
 *
 * <p><b>Threat model.</b> Availability: someone who labels data, or can write to where labels are
 * kept, and knows neither model nor features. NIST AI 100-2, section 2.3.1; MITRE ATLAS AML.T0020.
 *
 * <p><b>Steps.</b> (1) Choose the budgeted number of rows uniformly without replacement. (2) Give
 * each a class drawn uniformly from the others. Takes O(n). Holds O(n); allocates 15 bytes a row
 * (measured).
 *
 * <p><b>Limitations.</b> With two classes and a fraction of one half the labels carry no
 * information any more; above one half they carry the inverse.
 *
 * <p><b>Reference.</b> Biggio, Nelson and Laskov (2011), "Support vector machines under adversarial
 * label noise", ACML, section 4.1 (random flips; there for two classes, here for any number).
 *
 * @param budget how many rows, out of all
 */
@Id(value = "label-flip", help = "Randomly chosen rows get a random other class")
public record LabelFlip(@Setting(help = "share in [0, 1], or count, of all rows") Budget budget)
    implements Attack {
  /** Flips a share of the labels, in [0, 1]. */
  public LabelFlip(double fraction) {
    this(Budget.fraction(fraction));
  }

  @Override
  public Poisoned poison(Dataset clean, Seed seed) {
    int classes = clean.classCount();
    RandomGenerator random = seed.generator();
    int[] chosen = RowDraw.withoutReplacement(budget.rowsOf(clean.size()), clean.size(), random);
    if (chosen.length > 0 && classes < 2) {
      throw new IllegalArgumentException(
          "label-flip needs two classes or more, found only %s"
              .formatted(clean.labels().classes()));
    }
    int[] labels = clean.labels().toArray();
    for (int row : chosen) {
      labels[row] = (labels[row] + random.nextInt(1, classes)) % classes;
    }
    return Relabelled.of(clean, labels);
  }

  @Override
  public Traits traits() {
    return Traits.of(Traits.Effect.CHANGES_LABELS, Goal.AVAILABILITY);
  }

  /** Makes label flips. */
  public static final class Provider extends RecordProvider<Attack> implements AttackProvider {
    /** Called by the service loader. */
    public Provider() {
      super(LabelFlip.class, Budget.READER);
    }
  }
}
