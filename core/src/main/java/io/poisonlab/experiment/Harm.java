// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

/**
 * Whether there is harm to be undone: a share of next to nothing would be noise.
 *
 * <p>What the perfect filter gives back must be a point of accuracy or more in the mean, and more
 * than twice its standard error over the seeds; one seed alone, which has none, must show five
 * points. A gain over the random filter is held to the same rule.
 */
public final class Harm {
  private static final double LEAST = 0.01;
  private static final double LEAST_OF_ONE = 0.05;
  private static final double STANDARD_ERRORS = 2;

  private Harm() {}

  /**
   * Returns whether measurements show harm that can be undone, or another difference.
   *
   * @param differences of accuracy, seed by seed: with the perfect filter minus without a defence
   */
  public static boolean isShown(double[] differences) {
    int n = differences.length;
    double mean = 0;
    for (double difference : differences) {
      mean += difference / n;
    }
    if (n < 2) {
      return mean >= LEAST_OF_ONE;
    }
    double squares = 0;
    for (double difference : differences) {
      squares += (difference - mean) * (difference - mean);
    }
    return mean >= LEAST && mean > STANDARD_ERRORS * Math.sqrt(squares / (n - 1) / n);
  }
}
