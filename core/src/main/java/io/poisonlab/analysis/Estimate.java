// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.experiment.Spread;
import io.poisonlab.statistics.Bootstrap;
import io.poisonlab.statistics.Interval;
import java.util.Optional;

/**
 * A mean over seeds and how well it is known.
 *
 * @param n how many seeds
 * @param mean over the seeds
 * @param deviation the sample standard deviation (n - 1), 0 for one seed
 * @param interval the bootstrap interval of 95 % of the mean; nothing for fewer than {@value
 *     #LEAST} seeds
 */
public record Estimate(int n, double mean, double deviation, Optional<Interval> interval) {
  /** Fewer values cannot show how far they stray: an interval of them would only look like one. */
  static final int LEAST = 5;

  /** Estimates a mean; nothing where there is no value. */
  public static Optional<Estimate> of(Sample sample, Bootstrap bootstrap) {
    double[] values = sample.values();
    if (values.length == 0) {
      return Optional.empty();
    }
    Spread spread = Spread.of(values);
    return Optional.of(
        new Estimate(
            values.length,
            spread.mean(),
            spread.deviation(),
            values.length < LEAST ? Optional.empty() : bootstrap.mean(values)));
  }

  /** Returns it for a person: {@code 0.950 (0.943 to 0.957)}. */
  public String words() {
    return Figures.of(mean) + interval.map(known -> " (" + Figures.of(known) + ")").orElse("");
  }
}
