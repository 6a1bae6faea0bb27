// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.parameter.Description;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Data before and after the remedy of a defence.
 *
 * @param inspection what was found
 * @param after the data after the remedy: two classes or more
 */
public record Cleaning(Inspection inspection, Dataset after) {
  /** The name of {@link #labelsFlagged} in a tracking store. */
  public static final String FLAGGED = "labels_flagged";

  /** The name of {@link #labelsCorrected} in a tracking store. */
  public static final String CORRECTED = "labels_corrected";

  /** The name of {@link #correctedLabelRate} in a tracking store. */
  public static final String CORRECTED_RATE = "corrected_label_rate";

  /** The name of {@link #rowsDropped} in a tracking store. */
  public static final String DROPPED = "rows_dropped";

  /**
   * Applies the remedy of what was found.
   *
   * @throws IllegalArgumentException if no row, or only one class, would be left
   */
  public static Cleaning of(Inspection inspection) {
    Dataset before = inspection.data();
    Dataset after = inspection.suspicion().treat(before);
    String defence = Description.of(inspection.defence()).id();
    if (after.size() == 0) {
      throw new IllegalArgumentException(
          "%s flags all %d rows of \"%s\", and no row would be left; set it to flag fewer, or choose another defence"
              .formatted(defence, before.size(), before.name()));
    }
    if (classes(after) < 2 && classes(before) >= 2) {
      throw new IllegalArgumentException(
          "after %s only the class \"%s\" would be left in \"%s\", which nothing can be learnt from; set it to flag fewer, or choose another defence"
              .formatted(defence, after.labels().name(0), before.name()));
    }
    return new Cleaning(inspection, after);
  }

  /** Returns how many rows the defence flagged. */
  public int labelsFlagged() {
    return inspection.suspicion().flagged().size();
  }

  /** Returns how many of the rows that are left have another class than before. */
  public int labelsCorrected() {
    Dataset before = inspection.data();
    Map<Integer, Integer> places = before.ids().places();
    int corrected = 0;
    for (int row = 0; row < after.size(); row++) {
      Integer was = places.get(after.ids().at(row));
      corrected += was != null && before.labels().code(was) != after.labels().code(row) ? 1 : 0;
    }
    return corrected;
  }

  /** Returns {@link #labelsCorrected} as a share of the rows before. */
  public double correctedLabelRate() {
    return (double) labelsCorrected() / inspection.data().size();
  }

  /** Returns how many rows were taken out. */
  public int rowsDropped() {
    return inspection.data().size() - after.size();
  }

  /** Returns the numbers under the names by which they are logged. */
  public SequencedMap<String, Double> toMap() {
    SequencedMap<String, Double> named = new LinkedHashMap<>();
    named.put(FLAGGED, (double) labelsFlagged());
    named.put(CORRECTED, (double) labelsCorrected());
    named.put(CORRECTED_RATE, correctedLabelRate());
    named.put(DROPPED, (double) rowsDropped());
    return named;
  }

  private static long classes(Dataset data) {
    return Arrays.stream(data.labels().counts()).filter(count -> count > 0).count();
  }
}
