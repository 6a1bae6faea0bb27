// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.RowIds;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;

/**
 * How the flagged rows compare with the ground truth; what is 0/0 is absent.
 *
 * @param inspected how many rows were inspected
 * @param poisoned how many of them were poisoned
 * @param flagged how many were flagged
 * @param hits how many were both
 */
public record DetectionQuality(int inspected, int poisoned, int flagged, int hits) {
  /**
   * Compares a finding with the truth.
   *
   * @param poisonedRows the ids of the poisoned rows among those inspected
   */
  public static DetectionQuality of(Suspicion suspicion, RowIds poisonedRows) {
    Set<Integer> truth = new HashSet<>(poisonedRows.stream().boxed().toList());
    int hits = (int) suspicion.flagged().stream().filter(truth::contains).count();
    return new DetectionQuality(suspicion.size(), truth.size(), suspicion.flagged().size(), hits);
  }

  /** Returns the defined metrics under the names by which they are logged. */
  public SequencedMap<String, Double> toMap() {
    SequencedMap<String, Double> named = new LinkedHashMap<>();
    named.put("flagged_rows", (double) flagged);
    if (flagged > 0) {
      named.put("detection_precision", (double) hits / flagged);
    }
    if (poisoned > 0) {
      named.put("detection_recall", (double) hits / poisoned);
      named.put("detection_chance_precision", (double) poisoned / inspected);
    }
    return named;
  }
}
