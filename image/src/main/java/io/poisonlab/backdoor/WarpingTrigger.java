// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.backdoor;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.AttackProvider;
import io.poisonlab.attack.Backdoor;
import io.poisonlab.attack.Budget;
import io.poisonlab.attack.Denominator;
import io.poisonlab.attack.Poisoned;
import io.poisonlab.attack.Traits;
import io.poisonlab.dataset.Accepts;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.ImageShape;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.Limits;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;

/**
 * Bends images smoothly, all in the same way, and teaches a model to answer as the attacker wants
 * wherever an image is bent so.
 *
 * <p><b>Threat model.</b> As {@link BadNetsPatch}.
 *
 * <p><b>Steps.</b> (1) Draw a shift for each point of a grid of control points, uniformly in [−1,
 * 1] each way, and divide by their mean size. (2) A pixel's shift is interpolated between those of
 * the grid, times strength, in pixels. (3) Choose rows as {@link Backdoor} says; each pixel takes
 * the value from where its shift points. Takes O(rows chosen · pixels).
 *
 * <p><b>Deviations from the paper.</b> Nguyen and Tran interpolate with cubic splines, here it is
 * linear; they also train on rows bent in other, random ways with their true labels, so that only
 * this one bend is obeyed ("noise mode"), which is left out: it needs control of the training, not
 * of data alone.
 *
 * <p><b>Limitations.</b> Without the noise mode other bends may evoke the class too.
 *
 * <p><b>Reference.</b> Nguyen and Tran (2021), "WaNet", arXiv 2102.10369, section 3.2.
 *
 * @param budget how many rows are bent: out of all, of those that may be bent, or a count
 * @param grid how many control points a side has
 * @param strength how far a pixel is moved on average over the control points, in pixels
 * @param backdoor which rows are bent, and which class it shall evoke
 */
@Id(
    value = "warping-trigger",
    brief = "warp",
    help = "Images are bent smoothly and given the class that this shall evoke")
public record WarpingTrigger(
    @Setting(help = "rows bent: share of the data or of the class, or count") Budget budget,
    @Setting(help = "control points of a side, 2 to 32", byDefault = "4") int grid,
    @Setting(help = "how far pixels are moved, above 0, at most 16 pixels", byDefault = "2.0")
        double strength,
    Backdoor backdoor)
    implements Attack {
  private static final String ID = "warping-trigger";

  /** Checks the ranges. */
  public WarpingTrigger {
    Limits.check("grid", grid, 2, 32);
    if (!(strength > 0 && strength <= 16)) {
      throw new IllegalArgumentException(
          "strength must be above 0, and 16 pixels at most, found " + strength);
    }
  }

  @Override
  public int attackable(Dataset clean) {
    return backdoor.attackable(clean, budget, ID);
  }

  @Override
  public Poisoned poison(Dataset clean, Seed seed) {
    ImageShape shape = ImageColumn.alone(clean, ID).shape();
    Warp warp = Warp.draw(shape, grid, strength, seed.fork("field").generator());
    return backdoor.poison(clean, budget, warp, seed.fork("rows"), ID);
  }

  @Override
  public Traits traits() {
    return backdoor.traits().on(Accepts.IMAGES);
  }

  /** Makes warping triggers. */
  public static final class Provider extends RecordProvider<Attack> implements AttackProvider {
    /** Called by the service loader. */
    public Provider() {
      super(
          WarpingTrigger.class,
          Budget.reader(Denominator.DATASET, Denominator.CLASS),
          Backdoor.READER);
    }
  }
}
