// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LearnerProvider;
import io.poisonlab.learner.LogisticRegressionLearner;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.List;

/**
 * Gives the rows nearest to, or farthest from, the decision boundary of a surrogate model the class
 * on the other side.
 *
 * <p><b>Threat model.</b> Availability: someone who reads features and labels and writes labels,
 * and trains a model of their own in place of the victim's, which they need not know. NIST AI
 * 100-2, section 2.3.1; MITRE ATLAS AML.T0020.
 *
 * <p><b>Steps.</b> (1) Train the surrogate on the clean rows. (2) The margin of a row is the
 * smallest loss that the surrogate has for another class, the runner-up, less the loss for the
 * row's own: for logistic regression the log odds between both, linear in the distance from their
 * boundary; negative where the surrogate is wrong. (3) Choose the budgeted number of rows, {@code
 * nearest}: with the smallest absolute margins, {@code farthest}: with the largest margins, those
 * of which the surrogate is surest; the first rows of equals. (4) Give each its runner-up. Takes
 * one training of the surrogate and O(n · (classes + log n)). Holds O(n · classes); allocates 2,700
 * bytes a row (measured).
 *
 * <p>The two places answer different questions. The nearest rows are those that a person would
 * mislabel, and logistic regression hardly minds them (less than random flips up to 20 % on breast
 * cancer); the farthest pull the boundary hardest, nearly as hard as {@link AdversarialFlip}.
 *
 * <p><b>Limitations.</b> Farthest flips stand out: their neighbours all have the other label, so a
 * defence that asks neighbours sees them. The surrogate is trained with a seed of its own, so that
 * the attack depends on the data alone.
 *
 * <p><b>Reference.</b> Biggio, Nelson and Laskov (2011), "Support vector machines under adversarial
 * label noise", ACML, section 4.2 (flips far from the boundary of a surrogate); Xiao, Xiao and
 * Eckert (2012), "Adversarial label flips attack on support vector machines", ECAI, section 4 (both
 * places as baselines).
 *
 * @param budget how many rows, out of all
 * @param place which rows
 * @param surrogate the model whose boundary counts
 */
@Id(
    value = "boundary-flip",
    help = "Rows nearest to or farthest from a surrogate's decision boundary get the other class")
public record BoundaryFlip(
    @Setting(help = "share in [0, 1], or count, of all rows") Budget budget,
    @Setting(help = "which rows", byDefault = "farthest") Place place,
    @Setting(
            help = "learner whose boundary counts",
            byDefault = "logistic-regression(standardise=true)")
        Learner surrogate)
    implements Attack {
  /** Which rows are flipped. */
  public enum Place {
    /** Those that the surrogate finds hardest to tell. */
    NEAREST,
    /** Those of which the surrogate is surest. */
    FARTHEST
  }

  /** Flips a share of all labels, in [0, 1], seen from a logistic regression. */
  public BoundaryFlip(double fraction, Place place) {
    this(Budget.fraction(fraction), place, new LogisticRegressionLearner(1, true));
  }

  @Override
  public Poisoned poison(Dataset clean, Seed seed) {
    int count = budget.rowsOf(clean.size());
    if (count == 0) {
      return new Poisoned(clean, RowIds.of(), clean.fingerprint());
    }
    int[] codes = clean.labels().toArray();
    double[][] losses = Surrogate.losses(surrogate, clean, clean.labels());
    int[] runnersUp = new int[codes.length];
    double[] worth = new double[codes.length];
    for (int row = 0; row < codes.length; row++) {
      runnersUp[row] = runnerUp(losses[row], codes[row]);
      double margin = losses[row][runnersUp[row]] - losses[row][codes[row]];
      worth[row] =
          switch (place) {
            case NEAREST -> -Math.abs(margin);
            case FARTHEST -> margin;
          };
    }
    return Relabelled.of(clean, new RankedFlips(codes, runnersUp, worth).best(count));
  }

  /** Returns the class with the smallest loss but for the row's own, the first of equals. */
  private static int runnerUp(double[] losses, int own) {
    int best = own == 0 ? 1 : 0;
    for (int code = best + 1; code < losses.length; code++) {
      if (code != own && losses[code] < losses[best]) {
        best = code;
      }
    }
    return best;
  }

  @Override
  public Traits traits() {
    return Traits.of(Traits.Effect.CHANGES_LABELS, Goal.AVAILABILITY).deterministic().thatTrains();
  }

  /** Makes boundary flips. */
  public static final class Provider extends RecordProvider<Attack> implements AttackProvider {
    /** Called by the service loader. */
    public Provider() {
      super(BoundaryFlip.class, List.of(Budget.READER), List.of(LearnerProvider.FAMILY));
    }
  }
}
