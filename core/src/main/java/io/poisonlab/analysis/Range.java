// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.statistics.Interval;

/**
 * Where a quantity lies if a claim holds.
 *
 * @param low the least value; minus infinity where there is none
 * @param high the greatest value; infinity where there is none
 */
public record Range(double low, double high) {
  /** Checks the order. */
  public Range {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "a range's lower end must not be above its upper, found %s and %s".formatted(low, high));
    }
  }

  /** Returns all values from one on. */
  public static Range atLeast(double low) {
    return new Range(low, Double.POSITIVE_INFINITY);
  }

  /** Returns all values above zero. */
  public static Range aboveZero() {
    return atLeast(Double.MIN_VALUE);
  }

  /** Returns all values up to one. */
  public static Range atMost(double high) {
    return new Range(Double.NEGATIVE_INFINITY, high);
  }

  /** Judges what is known of the quantity. */
  public ClaimVerdict judge(Interval known) {
    return judge(known.low(), known.high());
  }

  /** Judges an interval whose ends may be infinite. */
  ClaimVerdict judge(double from, double to) {
    if (low <= from && to <= high) {
      return ClaimVerdict.HOLDS;
    }
    return to < low || from > high ? ClaimVerdict.DOES_NOT_HOLD : ClaimVerdict.NOT_SHOWN;
  }

  /** Returns it for a person: {@code at least 0.100}, {@code above 0, at most 0.050}. */
  public String words() {
    String from = low == Double.MIN_VALUE ? "above 0" : "at least " + Figures.of(low);
    String to = "at most " + Figures.of(high);
    if (high == Double.POSITIVE_INFINITY) {
      return from;
    }
    return low == Double.NEGATIVE_INFINITY ? to : from + ", " + to;
  }
}
