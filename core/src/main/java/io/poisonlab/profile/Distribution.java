// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.profile;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Where the numbers of a column lie.
 *
 * @param min the smallest
 * @param max the largest
 * @param mean of all
 * @param deviation the standard deviation of these numbers, not of a population they were drawn
 *     from
 * @param quantiles at {@link #LEVELS}: the smallest number that at least this share of all numbers
 *     does not exceed
 */
public record Distribution(
    double min, double max, double mean, double deviation, List<Double> quantiles) {
  /** The shares that quantiles are given for. */
  public static final List<Double> LEVELS = List.of(0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99);

  /**
   * Copies the quantiles.
   *
   * @throws IllegalArgumentException if there is not one for each level
   */
  public Distribution {
    quantiles = List.copyOf(quantiles);
    if (quantiles.size() != LEVELS.size()) {
      throw new IllegalArgumentException(
          "a distribution has %d quantiles, found %d".formatted(LEVELS.size(), quantiles.size()));
    }
  }

  /** Measures numbers, of which there is one at least. Takes O(n log n). */
  static Distribution of(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    double mean = DoubleStream.of(numbers).sum() / numbers.length;
    double squares = DoubleStream.of(numbers).map(x -> (x - mean) * (x - mean)).sum();
    return new Distribution(
        sorted[0],
        sorted[sorted.length - 1],
        mean,
        Math.sqrt(squares / numbers.length),
        LEVELS.stream()
            .map(level -> sorted[Math.max(0, (int) Math.ceil(level * sorted.length) - 1)])
            .toList());
  }
}
