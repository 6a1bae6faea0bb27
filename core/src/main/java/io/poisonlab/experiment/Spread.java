// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

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
    double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double squares = values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
    return new Spread(mean, values.size() < 2 ? 0 : Math.sqrt(squares / (values.size() - 1)));
  }
}
