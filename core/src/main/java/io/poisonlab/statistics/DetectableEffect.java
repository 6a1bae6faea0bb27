// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.statistics;

import java.util.OptionalDouble;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * The smallest mean of paired differences that the signed-rank test would show in an experiment of
 * this size: with a chance of 80 %, at a two-sided level.
 *
 * <p><b>Steps.</b> n differences give no probability below 2<sup>1-n</sup>: where that is above the
 * level, there is none. Else (t<sub>1-level/2, n-1</sub> + t<sub>0.8, n-1</sub>) · s / √n, with the
 * standard deviation s of the differences and the quantiles of Student's distribution. Where only
 * differences all of one sign pass the level, at the least what makes these so likely if the
 * differences are normal: s · z with Φ(z)<sup>n</sup> = 0.8.
 *
 * <p><b>Deviations.</b> It is that of a t test, which the signed-rank test falls short of by a few
 * per cent on normal differences (asymptotic relative efficiency 3/π) and passes on heavy tails.
 * The sum of two quantiles stands for the non-central distribution: 3 % off at 7 pairs, 1 % at 10.
 * Where the level is near the least probability that the test can have, the chance is 65 % instead
 * of 80 (a test measures it).
 *
 * <p><b>Reference.</b> Bloom (1995), "Minimum detectable effects: a simple way to report the
 * statistical power of experimental designs", Evaluation Review 19(5), p. 548.
 */
public final class DetectableEffect {
  private static final double POWER = 0.8;
  private static final NormalDistribution NORMAL = new NormalDistribution();

  private DetectableEffect() {}

  /**
   * Returns the effect; nothing where so few pairs can show none.
   *
   * @param pairs how many differences there are
   * @param deviation their standard deviation
   * @param level of the test, after corrections, in (0, 1)
   */
  public static OptionalDouble of(int pairs, double deviation, double level) {
    double floor = Math.pow(2, 1.0 - pairs);
    if (floor > level) {
      return OptionalDouble.empty();
    }
    TDistribution student = new TDistribution(pairs - 1.0);
    double quantiles =
        student.inverseCumulativeProbability(1 - level / 2)
            + student.inverseCumulativeProbability(POWER);
    double effect = quantiles / Math.sqrt(pairs);
    boolean allOfOneSign = 2 * floor > level;
    return OptionalDouble.of(
        deviation
            * (allOfOneSign
                ? Math.max(
                    effect, NORMAL.inverseCumulativeProbability(Math.pow(POWER, 1.0 / pairs)))
                : effect));
  }
}
