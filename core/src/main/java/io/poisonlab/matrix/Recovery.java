// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.matrix;

import java.util.List;

/**
 * Whether there is harm to be undone: a share of next to nothing would be noise.
 *
 * <p>What the perfect filter gives back must be a point of accuracy or more in the mean, and more
 * than twice its standard error over the seeds; one seed alone, which has none, must show five
 * points.
 */
final class Recovery {
  private static final double LEAST = 0.01;
  private static final double LEAST_OF_ONE = 0.05;
  private static final double STANDARD_ERRORS = 2;

  private Recovery() {}

  /**
   * Returns whether the cells of the seeds show harm that can be undone.
   *
   * @param seeds the cells of one place, one or more
   */
  static boolean isShown(List<MatrixCell> seeds) {
    double[] possible =
        seeds.stream()
            .filter(cell -> cell.get(Measure.PERFECT).isPresent())
            .mapToDouble(cell ->
                cell.get(Measure.PERFECT).orElseThrow() - cell.get(Measure.POISONED).orElseThrow())
            .toArray();
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
