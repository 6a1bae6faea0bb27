// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.statistics.Bootstrap;
import java.util.OptionalDouble;

/**
 * Where a curve over shares crosses a level.
 *
 * @param n how many seeds it was drawn from; fewer than {@value Estimate#LEAST} have no interval
 * @param within the largest share that was measured
 * @param at where the mean crosses it, between two points on the straight line; nothing where it
 *     does not within what was measured
 * @param low the lower end of the interval of 95 % over the seeds; nothing where even that is not
 *     within what was measured
 * @param high the upper end; nothing where it is not within what was measured
 */
public record Crossing(
    int n, double within, OptionalDouble at, OptionalDouble low, OptionalDouble high) {
  private static final double TAIL = 0.025;

  /**
   * Draws where it crosses again and again.
   *
   * @param n how many seeds there are
   * @param crossing where the mean of the seeds drawn crosses, infinity where it does not
   */
  static Crossing of(double within, int n, Bootstrap.Statistic crossing, Bootstrap bootstrap) {
    OptionalDouble at = finite(crossing.of(i -> i, n));
    if (n < Estimate.LEAST) {
      return new Crossing(n, within, at, OptionalDouble.empty(), OptionalDouble.empty());
    }
    double[] drawn = bootstrap.resampled(n, crossing);
    int tail = (int) (TAIL * drawn.length);
    return new Crossing(n, within, at, finite(drawn[tail]), finite(drawn[drawn.length - 1 - tail]));
  }

  private static OptionalDouble finite(double value) {
    return Double.isInfinite(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** Judges whether it lies in a range; what is not within what was measured lies beyond it. */
  ClaimVerdict judge(Range range) {
    return n < ClaimVerdict.LEAST
        ? ClaimVerdict.TOO_FEW_SEEDS
        : range.judge(low.orElse(Double.POSITIVE_INFINITY), high.orElse(Double.POSITIVE_INFINITY));
  }

  /**
   * Returns it for a person: {@code 12.3 % (9.8 % to beyond 50 %)}, {@code not reached up to 50 %
   * (48.3 % to beyond 50 %)}.
   */
  public String words() {
    String beyond = "beyond " + Figures.percent(within);
    if (at.isEmpty()) {
      return "not reached up to "
          + Figures.percent(within)
          + (low.isPresent()
              ? " (%s to %s)".formatted(Figures.percent(low.getAsDouble()), beyond)
              : "");
    }
    if (n < Estimate.LEAST) {
      return Figures.percent(at.getAsDouble());
    }
    return "%s (%s to %s)"
        .formatted(
            Figures.percent(at.getAsDouble()),
            low.isPresent() ? Figures.percent(low.getAsDouble()) : beyond,
            high.isPresent() ? Figures.percent(high.getAsDouble()) : beyond);
  }
}
