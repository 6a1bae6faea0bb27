// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.RowIds;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.Set;

/**
 * How a finding compares with the ground truth, the level of chance beside each metric; what is 0/0
 * is absent.
 *
 * <p>All of detection is told per class too. What a defence is worth to a model is not: the bounds
 * (undefended, random and perfect filter) are accuracies of the whole test set, and how the model's
 * recall of a class moves is read from the confusion matrices with and without the defence.
 *
 * @param overall among all rows inspected
 * @param byClass among the rows of each class, as labelled in the suspect data; a class without a
 *     row has none
 */
public record DetectionQuality(Detection overall, SequencedMap<String, Detection> byClass) {
  /** Keeps the map from changing. */
  public DetectionQuality {
    byClass = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(byClass));
  }

  /**
   * Compares a finding with the truth. Takes O(n log n).
   *
   * @param suspect the data inspected
   * @param poisonedRows the ids of all poisoned rows, those among the inspected count
   */
  public static DetectionQuality of(Suspicion suspicion, Dataset suspect, RowIds poisonedRows) {
    Set<Integer> truth = setOf(poisonedRows);
    Set<Integer> flags = setOf(suspicion.flagged());
    int n = suspect.size();
    boolean[] poisoned = new boolean[n];
    boolean[] flagged = new boolean[n];
    for (int row = 0; row < n; row++) {
      int id = suspect.ids().at(row);
      poisoned[row] = truth.contains(id);
      flagged[row] = flags.contains(id);
    }
    SequencedMap<String, Detection> byClass = new LinkedHashMap<>();
    int inspected = 0;
    int bad = 0;
    int seen = 0;
    int hits = 0;
    for (JudgedTogether group : JudgedTogether.of(suspect, true)) {
      int[] rows = group.rows();
      DetectionCounts counts = counts(rows, poisoned, flagged);
      byClass.put(
          suspect.labels().name(rows[0]),
          Detection.of(counts, i -> suspicion.score(rows[i]), i -> poisoned[rows[i]]));
      inspected += counts.inspected();
      bad += counts.poisoned();
      seen += counts.flagged();
      hits += counts.hits();
    }
    DetectionCounts all = new DetectionCounts(inspected, bad, seen, hits);
    return new DetectionQuality(Detection.of(all, suspicion::score, row -> poisoned[row]), byClass);
  }

  private static DetectionCounts counts(int[] rows, boolean[] poisoned, boolean[] flagged) {
    int bad = 0;
    int seen = 0;
    int hits = 0;
    for (int row : rows) {
      bad += poisoned[row] ? 1 : 0;
      seen += flagged[row] ? 1 : 0;
      hits += poisoned[row] && flagged[row] ? 1 : 0;
    }
    return new DetectionCounts(rows.length, bad, seen, hits);
  }

  /** Returns the counts over all rows inspected. */
  public DetectionCounts all() {
    return overall.counts();
  }

  /** Returns the area under the ROC curve over all rows inspected. */
  public OptionalDouble auc() {
    return overall.auc();
  }

  /**
   * Returns the classes that hold poisoned or flagged rows: of the others nothing is to be said.
   */
  public List<Map.Entry<String, Detection>> touchedClasses() {
    return byClass.entrySet().stream()
        .filter(
            each -> each.getValue().counts().poisoned() + each.getValue().counts().flagged() > 0)
        .toList();
  }

  /**
   * Returns the defined metrics under the names by which they are logged; those of a class end with
   * its name.
   */
  public SequencedMap<String, Double> toMap() {
    SequencedMap<String, Double> named = new LinkedHashMap<>();
    named.put("flagged_rows", (double) all().flagged());
    named.putAll(overall.toMap(""));
    byClass.forEach((name, found) -> named.putAll(found.toMap("_" + name)));
    return named;
  }

  private static Set<Integer> setOf(RowIds rows) {
    return new HashSet<>(rows.stream().boxed().toList());
  }
}
