// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

/**
 * Whether there is harm to be undone: a share of next to nothing would be noise.
 *
 * <p>What the perfect filter gives back must be a point of accuracy or more in the mean, and more
 * than twice its standard error over the seeds; one seed alone, which has none, must show five
 * points.
 */
public final class Harm {
  private static final double LEAST = 0.01;
  private static final double LEAST_OF_ONE = 0.05;
  private static final double STANDARD_ERRORS = 2;

  private Harm() {}

  /**
   * Returns whether measurements show harm that can be undone.
   *
   * @param possible the accuracy with the perfect filter minus that without a defence, seed by seed
   */
  public static boolean isShown(double[] possible) {
    int n = possible.length;
    double mean = 0;
    for (double difference : possible) {
      mean += difference / n;
    }
    if (n < 2) {
      return mean >= LEAST_OF_ONE;
    }
    double squares = 0;
    for (double difference : possible) {
      squares += (difference - mean) * (difference - mean);
    }
    return mean >= LEAST && mean > STANDARD_ERRORS * Math.sqrt(squares / (n - 1) / n);
  }
}
