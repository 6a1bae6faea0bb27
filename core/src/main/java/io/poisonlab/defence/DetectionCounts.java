// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import java.util.LinkedHashMap;
import java.util.OptionalDouble;
import java.util.SequencedMap;

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

  /** Returns precision and recall under the names by which they are logged. */
  SequencedMap<String, Double> toMap(String suffix) {
    SequencedMap<String, Double> named = new LinkedHashMap<>();
    precision().ifPresent(value -> named.put("detection_precision" + suffix, value));
    recall().ifPresent(value -> named.put("detection_recall" + suffix, value));
    f1().ifPresent(value -> named.put("detection_f1" + suffix, value));
    return named;
  }

  private static OptionalDouble ratio(int part, int whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }
}
