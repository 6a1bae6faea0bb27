// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.Optional;

/**
 * Gives randomly chosen rows of one class the label of one other.
 *
 * <p><b>Threat model.</b> Targeted: someone who labels data, or can write to where labels are kept,
 * and wants inputs of one class to pass as another; knows neither model nor features. NIST AI
 * 100-2, section 2.3.2; MITRE ATLAS AML.T0020.
 *
 * <p><b>Steps.</b> (1) Choose the budgeted number of rows of the source class uniformly without
 * replacement. (2) Give them the target class. Takes O(n). Holds O(n); allocates 16 bytes a row
 * (measured).
 *
 * <p>It succeeds on a clean row of the source class that the model takes for the target class; the
 * recall of the source class falls with it. Overall accuracy hides it: with ten classes, 40 % of
 * one flipped cost a third of its recall and 0.04 of accuracy.
 *
 * <p><b>Deviations from the paper.</b> There, whole participants of federated learning flip all
 * their rows of the source class; here a share of the rows does, of one data set.
 *
 * <p><b>Limitations.</b> Above one half of the class, most of its labels are the target's: the
 * model learns the flip as the truth.
 *
 * <p><b>Reference.</b> Tolpegin, Truex, Gursoy and Liu (2020), "Data poisoning attacks against
 * federated learning systems", section 3.2.
 *
 * @param budget how many rows, out of the source class or of all
 * @param source the class whose rows are flipped; the first other with rows where absent
 * @param target the class that they get; the first with rows where absent
 */
@Id(value = "targeted-flip", help = "Randomly chosen rows of one class get the label of one other")
public record TargetedFlip(
    @Setting(help = "share in [0, 1] of the source class or of all rows, or count") Budget budget,
    @Setting(help = "class whose rows are flipped; the first other where empty")
        Optional<String> source,
    @Setting(help = "class that they get; the first where empty") Optional<String> target)
    implements Attack {
  /** Checks that the classes differ. */
  public TargetedFlip {
    if (source.isPresent() && source.equals(target)) {
      throw new IllegalArgumentException(
          "source and target must be two different classes, found \"%s\" for both"
              .formatted(source.get()));
    }
  }

  /** Flips a share of the source class, in [0, 1]. */
  public TargetedFlip(double fraction, String source, String target) {
    this(Budget.fraction(fraction, Denominator.CLASS), Optional.of(source), Optional.of(target));
  }

  @Override
  public int attackable(Dataset clean) {
    return rows(clean).attackable(budget);
  }

  @Override
  public Poisoned poison(Dataset clean, Seed seed) {
    ClassPair pair = classes(clean);
    int[] chosen = rows(clean).draw(budget, seed.generator());
    int[] labels = clean.labels().toArray();
    for (int row : chosen) {
      labels[row] = pair.target();
    }
    return Relabelled.of(clean, labels, new TakenFor(pair.source(), pair.target()));
  }

  private ClassRows rows(Dataset clean) {
    int from = classes(clean).source();
    return ClassRows.of(
        clean, code -> code == from, "class \"%s\"".formatted(clean.labels().classes().get(from)));
  }

  private ClassPair classes(Dataset clean) {
    return ClassPair.named(clean.labels(), target, source, "targeted-flip");
  }

  @Override
  public Traits traits() {
    return Traits.of(Traits.Effect.CHANGES_LABELS, Goal.TARGETED);
  }

  /** Makes targeted flips. */
  public static final class Provider extends RecordProvider<Attack> implements AttackProvider {
    /** Called by the service loader. */
    public Provider() {
      super(TargetedFlip.class, Budget.reader(Denominator.CLASS, Denominator.DATASET));
    }
  }
}
