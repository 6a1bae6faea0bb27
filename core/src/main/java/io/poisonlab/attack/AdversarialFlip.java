// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LearnerProvider;
import io.poisonlab.learner.LinearSvmLearner;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Flips the labels that do a support vector machine the most harm.
 *
 * <p><b>Threat model.</b> Availability: someone who reads features and labels, writes labels, and
 * trains models to try the harm out; the victim need not be such a machine, flips carry over. NIST
 * AI 100-2, section 2.3.1; MITRE ATLAS AML.T0020.
 *
 * <p><b>Steps.</b> (1) Train the surrogate on the clean rows; ξ(i, c) is its loss for row i in
 * class c. Let all losses ε(i, c) after the attack be 0. (2) The gain of giving row i the class c
 * in place of its own, y, is [ε(i, y) − ξ(i, y)] − [ε(i, c) − ξ(i, c)]: a row counts whose new
 * label the clean model finds absurd and the poisoned model believes. Flip the budgeted number of
 * rows with the largest gains, each to its best class; the first rows of equals. (3) Train the
 * surrogate on the flipped rows and take its losses as ε. Repeat (2) and (3) until flips come that
 * were there before, until a class is left without a row, or for {@code rounds} rounds. Takes that
 * many trainings, O(n · (classes + log n)) more for each, and O(n · classes) memory. Allocates 1.1
 * MB a row over all trainings (measured).
 *
 * <p><b>Deviations from the paper.</b> There, flips have costs and step (2) is a linear programme
 * over fractions of flips, rounded at the end; with equal costs its optimum is the choice of the
 * largest gains, which is made here directly. The paper knows two classes: for more, a row goes to
 * the class with the largest gain, and the loss of a class is the sum of the hinge losses in the
 * machines that tell it from the others. With a learner that gives probabilities as surrogate, the
 * losses are log losses.
 *
 * <p><b>Limitations.</b> The alternation finds no global optimum. It trains a model in every round:
 * on many rows, take fewer rounds; with two classes, one round is {@link BoundaryFlip}'s farthest
 * rows. The surrogate is trained with a seed of its own, so that the attack depends on the data
 * alone.
 *
 * <p><b>Reference.</b> Xiao, Xiao and Eckert (2012), "Adversarial label flips attack on support
 * vector machines", ECAI, section 3 (algorithm ALFA).
 *
 * @param budget how many rows, out of all
 * @param surrogate the model that is to be harmed
 * @param rounds how often flips are chosen at most, 1 to 1000
 */
@Id(value = "adversarial-flip", help = "Flips the labels that harm a support vector machine most")
public record AdversarialFlip(
    @Setting(help = "share in [0, 1], or count, of all rows") Budget budget,
    @Setting(help = "learner that is to be harmed", byDefault = "linear-svm(standardise=true)")
        Learner surrogate,
    @Setting(help = "how often flips are chosen at most, 1 to 1000", byDefault = "10") int rounds)
    implements Attack {
  private static final int MOST_ROUNDS = 1000;

  /** Checks the number of rounds. */
  public AdversarialFlip {
    if (rounds < 1 || rounds > MOST_ROUNDS) {
      throw new IllegalArgumentException(
          "rounds must be in [1, %d], found %d".formatted(MOST_ROUNDS, rounds));
    }
  }

  /** Flips a share of all labels, in [0, 1], against a linear support vector machine. */
  public AdversarialFlip(double fraction) {
    this(Budget.fraction(fraction), new LinearSvmLearner(1, true), 10);
  }

  @Override
  public Poisoned poison(Dataset clean, Seed seed) {
    int count = budget.rowsOf(clean.size());
    if (count == 0) {
      return new Poisoned(clean, RowIds.of(), clean.fingerprint());
    }
    double[][] before = Surrogate.losses(surrogate, clean, clean.labels());
    double[][] after = new double[clean.size()][clean.classCount()];
    Labels flipped = clean.labels().withCodes(flips(clean.labels(), before, after).best(count));
    Set<Labels> seen = new HashSet<>();
    for (int round = 1; round < rounds && seen.add(flipped); round++) {
      if (hasLostClass(clean.labels(), flipped)) {
        break;
      }
      after = Surrogate.losses(surrogate, clean, flipped);
      flipped = clean.labels().withCodes(flips(clean.labels(), before, after).best(count));
    }
    return Relabelled.of(clean, flipped.toArray());
  }

  private static RankedFlips flips(Labels labels, double[][] before, double[][] after) {
    int[] codes = labels.toArray();
    int[] counts = labels.counts();
    int[] to = new int[codes.length];
    double[] worth = new double[codes.length];
    Arrays.fill(worth, Double.NEGATIVE_INFINITY);
    for (int row = 0; row < codes.length; row++) {
      double stays = after[row][codes[row]] - before[row][codes[row]];
      for (int code = 0; code < counts.length; code++) {
        double gain = stays - (after[row][code] - before[row][code]);
        if (code != codes[row] && counts[code] > 0 && gain > worth[row]) {
          to[row] = code;
          worth[row] = gain;
        }
      }
    }
    return new RankedFlips(codes, to, worth);
  }

  private static boolean hasLostClass(Labels clean, Labels flipped) {
    int[] was = clean.counts();
    int[] is = flipped.counts();
    for (int code = 0; code < was.length; code++) {
      if (was[code] > 0 && is[code] == 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Traits traits() {
    return Traits.of(Traits.Effect.CHANGES_LABELS, Goal.AVAILABILITY).deterministic().thatTrains();
  }

  /** Makes adversarial flips. */
  public static final class Provider extends RecordProvider<Attack> implements AttackProvider {
    /** Called by the service loader. */
    public Provider() {
      super(AdversarialFlip.class, List.of(Budget.READER), List.of(LearnerProvider.FAMILY));
    }
  }
}
