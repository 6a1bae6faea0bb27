// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.targeted;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.AttackProvider;
import io.poisonlab.attack.Budget;
import io.poisonlab.attack.Denominator;
import io.poisonlab.attack.Goal;
import io.poisonlab.attack.Poisoned;
import io.poisonlab.attack.Traits;
import io.poisonlab.dataset.Accepts;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.Limits;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.Optional;

/**
 * Changes images of one class so that training on them moves a model the way that training on one
 * image of another class with a wrong label would, and leaves all labels right.
 *
 * <p><b>Threat model.</b> As {@link FeatureCollision}.
 *
 * <p><b>Steps.</b> (1) Draw the image among the rows of the source class, and the rows that change
 * among those of the target class. (2) Take the gradient of the log loss of the image with the
 * target class, with respect to the weights of the attacker's network. (3) Move the rows' pixels
 * within ±strength so that the cosine between this gradient and theirs grows. Takes a training of
 * the network, and {@code steps} passes over the rows chosen.
 *
 * <p><b>Success</b> is measured as that of {@link FeatureCollision}.
 *
 * <p><b>Deviations from the paper.</b> Geiping et al. take the gradient of all weights; here it is
 * that of the hidden and the last layer, which has a closed form, so that no second derivative is
 * needed. One network and one start, where they take up to several of each; steps along the sign
 * without Adam. Rows are matched in blocks of 250, each by itself. As with the collision the image
 * is a training row with its right label.
 *
 * <p><b>Limitations.</b> The attacker's network is trained to its end, where a model that is
 * attacked meets the rows from its first epoch on.
 *
 * <p><b>Reference.</b> Geiping et al. (2021), "Witches' brew", arXiv 2009.02276, equation 3 and
 * algorithm 1.
 *
 * @param budget how many rows change: out of those of the target class, of all, or a count
 * @param strength how far a pixel moves at the most, in [0, 1] of the whole brightness
 * @param steps of the climb
 * @param surrogateEpochs how often the attacker's network sees each clean row
 * @param nearest how many test rows that look like the image count
 * @param target the class that it shall be taken for; the first present where empty
 * @param source its own class; the first other where empty
 */
@Id(
    value = "gradient-matching",
    brief = "matching",
    help = "Images of one class are made to train a model as one mislabelled image would")
public record GradientMatching(
    @Setting(help = "rows changed: share of the class or of the data, or count") Budget budget,
    @Setting(help = "how far a pixel moves, 0 to 1", byDefault = "0.1") double strength,
    @Setting(help = "steps of the climb, 1 to 10000", byDefault = "50") int steps,
    @Setting(help = "epochs of the attacker's network, 1 to 1000", byDefault = "4")
        int surrogateEpochs,
    @Setting(help = "test rows like the image that count, 1 to 10000", byDefault = "10")
        int nearest,
    @Setting(help = "class the image is to be taken for; the first where empty")
        Optional<String> target,
    @Setting(help = "class of the image; the first other where empty") Optional<String> source)
    implements Attack {
  private static final String ID = "gradient-matching";

  /** Checks the ranges. */
  public GradientMatching {
    Limits.check("steps", steps, 1, 10_000);
    Target.check(surrogateEpochs, nearest);
    if (!(strength >= 0 && strength <= 1)) {
      throw new IllegalArgumentException(
          "strength must be in [0, 1] of the whole brightness, found " + strength);
    }
  }

  private Target wish() {
    return new Target(target, source, nearest, surrogateEpochs);
  }

  @Override
  public int attackable(Dataset clean) {
    return wish().attackable(clean, budget, ID);
  }

  @Override
  public Poisoned poison(Dataset clean, Seed seed) {
    return wish()
        .poison(
            clean,
            budget,
            (surrogate, rows, wanted) -> surrogate.matching(rows, wanted, strength, steps),
            seed,
            ID);
  }

  @Override
  public Traits traits() {
    return Traits.of(Traits.Effect.CHANGES_FEATURES, Goal.TARGETED).thatTrains().on(Accepts.IMAGES);
  }

  /** Makes attacks by matched gradients. */
  public static final class Provider extends RecordProvider<Attack> implements AttackProvider {
    /** Called by the service loader. */
    public Provider() {
      super(GradientMatching.class, Budget.reader(Denominator.CLASS, Denominator.DATASET));
    }
  }
}
