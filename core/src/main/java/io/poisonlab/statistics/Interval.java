// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.statistics;

/**
 * Between which values a quantity lies, by what was measured.
 *
 * @param low the lower end
 * @param high the upper end, not below the lower
 */
public record Interval(double low, double high) {
  /** Checks the order. */
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "an interval's lower end must not be above its upper, found %s and %s"
              .formatted(low, high));
    }
  }

  /** Returns whether a value lies in it, its ends included. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
