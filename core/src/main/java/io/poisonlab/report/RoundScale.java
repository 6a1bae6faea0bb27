// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An axis whose ticks stand at round numbers: 1, 2 or 5 times a power of ten.
 *
 * @param low where it begins
 * @param high where it ends
 * @param step from one tick to the next
 */
record RoundScale(double low, double high, double step) {
  private static final int MOST_STEPS = 6;

  /** Returns an axis that begins and ends at ticks, around these values. */
  static RoundScale around(double low, double high) {
    double step = step(high - low);
    double from = Math.floor(low / step + 1e-9) * step;
    return new RoundScale(from, Math.max(from + step, Math.ceil(high / step - 1e-9) * step), step);
  }

  /** Returns an axis from 0 that ends at a value, be it a tick or not. */
  static RoundScale upTo(double high) {
    return new RoundScale(0, high, step(high));
  }

  private static double step(double range) {
    double least = Math.max(range, 1e-6) / MOST_STEPS;
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    return Stream.of(1.0, 2.0, 5.0, 10.0)
        .map(times -> times * power)
        .filter(step -> step >= least * (1 - 1e-9))
        .findFirst()
        .orElseThrow();
  }

  /** Returns the ticks, ascending. */
  List<Double> ticks() {
    return IntStream.rangeClosed(0, (int) Math.floor((high - low) / step + 1e-9))
        .mapToObj(i -> low + i * step)
        .toList();
  }

  /** Returns how far along the axis a value lies, from 0 to 1. */
  double share(double value) {
    return (value - low) / (high - low);
  }
}
