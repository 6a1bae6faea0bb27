// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.statistics;

import java.util.Arrays;

/** How narrow a Gaussian kernel is, where nothing else says so. */
public final class KernelWidth {
  private KernelWidth() {}

  /**
   * Returns gamma as scikit-learn's {@code gamma="scale"}: one over the number of columns times the
   * variance of all values; 1 where they do not vary.
   *
   * @param rows one or more, equally long
   */
  public static double scale(double[][] rows) {
    long values = (long) rows.length * rows[0].length;
    double mean = Arrays.stream(rows).flatMapToDouble(Arrays::stream).sum() / values;
    double variance =
        Arrays.stream(rows)
                .flatMapToDouble(Arrays::stream)
                .map(value -> (value - mean) * (value - mean))
                .sum()
            / values;
    return variance > 0 ? 1 / (rows[0].length * variance) : 1;
  }
}
