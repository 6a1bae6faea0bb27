// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.statistics;

import java.util.Arrays;

/** The middle of numbers. */
public final class Median {
  private static final double HALF = 0.5;

  private Median() {}

  /** Returns the median of one value or more, the mean of the middle two of an even number. */
  public static double of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : HALF * sorted[middle - 1] + HALF * sorted[middle];
  }
}
