// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import java.util.OptionalDouble;

/**
 * How flags compare with the ground truth, among some rows.
 *
 * @param inspected how many rows there are
 * @param poisoned how many of them are poisoned
 * @param flagged how many are flagged
 * @param hits how many are both
 */
public record DetectionCounts(int inspected, int poisoned, int flagged, int hits) {
  /** Returns the share of the flagged rows that are poisoned; absent where none is flagged. */
  public OptionalDouble precision() {
    return ratio(hits, flagged);
  }

  /** Returns the share of the poisoned rows that are flagged; absent where none is poisoned. */
  public OptionalDouble recall() {
    return ratio(hits, poisoned);
  }

  /** Returns 2 hits / (flagged + poisoned); absent where there is neither. */
  public OptionalDouble f1() {
    return ratio(2 * hits, flagged + poisoned);
  }

  /** Returns how many clean rows are flagged. */
  public int falseAlarms() {
    return flagged - hits;
  }

  /** Returns what a filter that flags as many rows at random would have: the base rate. */
  public OptionalDouble chancePrecision() {
    return ratio(poisoned, inspected);
  }

  /** Returns the recall of a filter that flags as many rows at random: the share flagged. */
  public OptionalDouble chanceRecall() {
    return poisoned == 0 ? OptionalDouble.empty() : ratio(flagged, inspected);
  }

  /** Returns the F1 of the expected counts of a filter that flags as many rows at random. */
  public OptionalDouble chanceF1() {
    return flagged + poisoned == 0 || inspected == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(2.0 * flagged * poisoned / inspected / (flagged + poisoned));
  }

  /** Returns how many clean rows a filter that flags as many rows at random would flag. */
  public OptionalDouble chanceFalseAlarms() {
    return inspected == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) flagged * (inspected - poisoned) / inspected);
  }

  private static OptionalDouble ratio(int part, int whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }
}
