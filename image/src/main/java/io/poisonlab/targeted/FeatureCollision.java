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
 * Changes images of one class so that a network's hidden layer takes them for one image of another
 * class, and leaves their labels right: who learns them is to take that image for their class.
 *
 * <p><b>Threat model.</b> Targeted: someone who can change images of one class, but no label, who
 * trains a network of the usual kind on the clean rows, and does not know the model that is
 * attacked. NIST AI 100-2, section 2.3.2; MITRE ATLAS AML.T0020.
 *
 * <p><b>Steps.</b> (1) Draw the image among the rows of the source class, and the rows that change
 * among those of the target class. (2) Show the image faintly in each (the watermark). (3) By turns
 * a step down the gradient of ‖f(x) − f(image)‖², f the hidden layer, and one back towards where
 * the row began, weighed by β = likeness · (hidden values / bytes)². Takes a training of the
 * network, and {@code iterations} passes over the rows chosen.
 *
 * <p><b>Success</b> is measured on test rows: the {@code nearest} rows of the source class whose
 * pixels are most like the image's. The image itself is a training row, of which a model remembers
 * the right label; to count it would say nothing of inputs that a model has not seen.
 *
 * <p><b>Deviations from the paper.</b> Shafahi et al. attack one test image that the model's
 * training does not hold, and add rows; here the attacker sees no test row, the image is in the
 * training with its right label, and rows are changed. Each image's step size is halved when a step
 * made it worse.
 *
 * <p><b>Limitations.</b> A model that is trained from the start moves its hidden layer, and the
 * collision with it: the paper's near certain success is that of a model whose last layer alone is
 * trained.
 *
 * <p><b>Reference.</b> Shafahi et al. (2018), "Poison frogs!", arXiv 1804.00792, algorithm 1 and
 * section 4.2.
 *
 * @param budget how many rows change: out of those of the target class, of all, or a count
 * @param watermark by how much the image shows in them to begin with, in [0, 1)
 * @param likeness β₀: how much looking like themselves counts, 0 or more
 * @param iterations steps of the collision
 * @param surrogateEpochs how often the attacker's network sees each clean row
 * @param nearest how many test rows that look like the image count
 * @param target the class that it shall be taken for; the first present where empty
 * @param source its own class; the first other where empty
 */
@Id(
    value = "feature-collision",
    brief = "collision",
    help = "Images of one class are made to look, to a network, like one image of another")
public record FeatureCollision(
    @Setting(help = "rows changed: share of the class or of the data, or count") Budget budget,
    @Setting(help = "how much the image shows in them, 0 to below 1", byDefault = "0.3")
        double watermark,
    @Setting(help = "how much they stay like themselves, 0 or more", byDefault = "0.25")
        double likeness,
    @Setting(help = "steps of the collision, 1 to 10000", byDefault = "100") int iterations,
    @Setting(help = "epochs of the attacker's network, 1 to 1000", byDefault = "4")
        int surrogateEpochs,
    @Setting(help = "test rows like the image that count, 1 to 10000", byDefault = "10")
        int nearest,
    @Setting(help = "class the image is to be taken for; the first where empty")
        Optional<String> target,
    @Setting(help = "class of the image; the first other where empty") Optional<String> source)
    implements Attack {
  private static final String ID = "feature-collision";

  /** Checks the ranges. */
  public FeatureCollision {
    Limits.check("iterations", iterations, 1, 10_000);
    Target.check(surrogateEpochs, nearest);
    if (!(watermark >= 0 && watermark < 1)) {
      throw new IllegalArgumentException("watermark must be in [0, 1), found " + watermark);
    }
    if (!(likeness >= 0) || Double.isInfinite(likeness)) {
      throw new IllegalArgumentException(
          "likeness must be 0 or more, and finite, found " + likeness);
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
            (surrogate, rows, wanted) ->
                surrogate.colliding(rows, wanted, watermark, likeness, iterations),
            seed,
            ID);
  }

  @Override
  public Traits traits() {
    return Traits.of(Traits.Effect.CHANGES_FEATURES, Goal.TARGETED).thatTrains().on(Accepts.IMAGES);
  }

  /** Makes feature collisions. */
  public static final class Provider extends RecordProvider<Attack> implements AttackProvider {
    /** Called by the service loader. */
    public Provider() {
      super(FeatureCollision.class, Budget.reader(Denominator.CLASS, Denominator.DATASET));
    }
  }
}
