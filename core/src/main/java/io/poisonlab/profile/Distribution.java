// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.profile;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Where the numbers of a column lie.
 *
 * @param min the smallest
 * @param max the largest
 * @param mean of all, in {@value #DIGITS} digits, which no order of adding up changes; absent where
 *     the numbers are so large that their sum may not be a double
 * @param deviation the standard deviation with n − 1, as of a sample, in as many digits; absent of
 *     one number, and where the sum of squares may not be a double
 * @param quantiles by what {@link #LEVELS} calls them, on the straight line between the two numbers
 *     beside the place (n − 1) × level, counted from 0: the usual definition, R's type 7
 */
public record Distribution(
    double min,
    double max,
    Optional<Double> mean,
    Optional<Double> deviation,
    SortedMap<String, Double> quantiles) {
  /** The shares that quantiles are given for, by the names of the quantiles. */
  public static final SortedMap<String, Double> LEVELS =
      Collections.unmodifiableSortedMap(
          new TreeMap<>(
              Map.of(
                  "p01", 0.01, "p05", 0.05, "p25", 0.25, "p50", 0.5, "p75", 0.75, "p95", 0.95,
                  "p99", 0.99)));

  private static final int DIGITS = 12;

  /**
   * Copies the quantiles.
   *
   * @throws IllegalArgumentException if there is not one for each level
   */
  public Distribution {
    quantiles = Collections.unmodifiableSortedMap(new TreeMap<>(quantiles));
    if (!quantiles.keySet().equals(LEVELS.keySet())) {
      throw new IllegalArgumentException(
          "a distribution has the quantiles %s, found %s"
              .formatted(LEVELS.keySet(), quantiles.keySet()));
    }
  }

  /**
   * Makes one of what was measured, here or elsewhere.
   *
   * @param count how many numbers there are
   * @param mean as the measurement has it, be it a double or not
   * @param deviation with n − 1; as the measurement has it, be it a double or not
   */
  public static Distribution measured(
      long count,
      double min,
      double max,
      double mean,
      double deviation,
      SortedMap<String, Double> quantiles) {
    double largest = Math.max(Math.abs(min), Math.abs(max));
    double range = max - min;
    return new Distribution(
        min,
        max,
        known(mean, Double.isFinite(count * largest)),
        known(deviation, count > 1 && Double.isFinite(count * range * range)),
        quantiles);
  }

  /**
   * Returns the quantiles of numbers that are known by their place.
   *
   * @param sorted the number at a place from 0 to count − 1, ascending
   */
  public static SortedMap<String, Double> quantiles(long count, IntToDoubleFunction sorted) {
    SortedMap<String, Double> quantiles = new TreeMap<>();
    LEVELS.forEach((name, level) -> {
      double place = (count - 1) * level;
      int below = (int) Math.floor(place);
      double low = sorted.applyAsDouble(below);
      double high = sorted.applyAsDouble((int) Math.min(count - 1, below + 1L));
      quantiles.put(name, between(low, high, place - below));
    });
    return quantiles;
  }

  /** Measures numbers, of which there is one at least. Takes O(n log n). */
  static Distribution of(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    double mean = DoubleStream.of(numbers).sum() / numbers.length;
    double squares = DoubleStream.of(numbers).map(x -> (x - mean) * (x - mean)).sum();
    return measured(
        numbers.length,
        sorted[0],
        sorted[sorted.length - 1],
        mean,
        Math.sqrt(squares / (numbers.length - 1)),
        quantiles(numbers.length, at -> sorted[at]));
  }

  /** Returns the number that lies a share of the way from one to another. */
  private static double between(double low, double high, double share) {
    double way = high - low;
    if (Double.isInfinite(way)) {
      return low * (1 - share) + high * share;
    }
    return share < 0.5 ? low + way * share : high - way * (1 - share);
  }

  private static Optional<Double> known(double value, boolean fits) {
    return fits && Double.isFinite(value)
        ? Optional.of(
            new BigDecimal(value).round(new MathContext(DIGITS)).stripTrailingZeros().doubleValue())
        : Optional.empty();
  }
}
