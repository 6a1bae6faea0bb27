// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.statistics;

import java.util.OptionalDouble;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * The smallest mean of paired differences that an experiment of this size would show: with a chance
 * of 80 %, at the two-sided level of 5 %.
 *
 * <p><b>Steps.</b> (t<sub>0.975, n-1</sub> + t<sub>0.8, n-1</sub>) · s / √n, with the standard
 * deviation s of the differences and the quantiles of Student's distribution.
 *
 * <p><b>Deviations.</b> It is that of a t test, which the signed-rank test falls short of by a few
 * per cent on normal differences (asymptotic relative efficiency 3/π) and passes on heavy tails.
 * The sum of two quantiles stands for the non-central distribution: 6 % off at 3 pairs, 1 % at 10.
 *
 * <p><b>Reference.</b> Bloom (1995), "Minimum detectable effects: a simple way to report the
 * statistical power of experimental designs", Evaluation Review 19(5), p. 548.
 */
public final class DetectableEffect {
  private static final double LEVEL = 0.05;
  private static final double POWER = 0.8;

  private DetectableEffect() {}

  /**
   * Returns the effect; nothing for fewer than two pairs.
   *
   * @param pairs how many differences there are
   * @param deviation their standard deviation
   */
  public static OptionalDouble of(int pairs, double deviation) {
    if (pairs < 2) {
      return OptionalDouble.empty();
    }
    TDistribution student = new TDistribution(pairs - 1.0);
    double quantiles =
        student.inverseCumulativeProbability(1 - LEVEL / 2)
            + student.inverseCumulativeProbability(POWER);
    return OptionalDouble.of(quantiles * deviation / Math.sqrt(pairs));
  }
}
