// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.RowIds;
import io.poisonlab.evaluation.RocAuc;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.Set;

/**
 * How a finding compares with the ground truth; what is 0/0 is absent.
 *
 * @param inspected how many rows were inspected
 * @param poisoned how many of them were poisoned
 * @param flagged how many were flagged
 * @param hits how many were both
 * @param auc the probability that a poisoned row is more suspicious than another, if there are both
 */
public record DetectionQuality(
    int inspected, int poisoned, int flagged, int hits, OptionalDouble auc) {
  /**
   * Compares a finding with the truth.
   *
   * @param rows the ids of the rows inspected, in their order
   * @param poisonedRows the ids of all poisoned rows, those among the inspected count
   */
  public static DetectionQuality of(Suspicion suspicion, RowIds rows, RowIds poisonedRows) {
    Set<Integer> all = new HashSet<>(poisonedRows.stream().boxed().toList());
    boolean[] poisoned = new boolean[rows.size()];
    int count = 0;
    for (int row = 0; row < poisoned.length; row++) {
      poisoned[row] = all.contains(rows.at(row));
      count += poisoned[row] ? 1 : 0;
    }
    int hits = (int) suspicion.flagged().stream().filter(all::contains).count();
    OptionalDouble auc =
        count == 0 || count == rows.size()
            ? OptionalDouble.empty()
            : OptionalDouble.of(RocAuc.of(rows.size(), suspicion::score, row -> poisoned[row]));
    return new DetectionQuality(rows.size(), count, suspicion.flagged().size(), hits, auc);
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
    auc.ifPresent(value -> named.put("detection_auc", value));
    return named;
  }
}
