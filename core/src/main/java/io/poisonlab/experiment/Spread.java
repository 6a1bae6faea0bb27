// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import java.util.Arrays;
import java.util.Collection;

/**
 * A mean over tests and how far they spread.
 *
 * @param mean the arithmetic mean
 * @param deviation the sample standard deviation (n - 1), 0 for a single value
 */
public record Spread(double mean, double deviation) {
  /**
   * Summarises values.
   *
   * @throws java.util.NoSuchElementException if there is none
   */
  public static Spread of(Collection<Double> values) {
    return of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /**
   * Summarises values.
   *
   * @throws java.util.NoSuchElementException if there is none
   */
  public static Spread of(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return new Spread(mean, values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1)));
  }
}
