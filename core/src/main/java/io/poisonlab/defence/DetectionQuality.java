// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.evaluation.AveragePrecision;
import io.poisonlab.evaluation.RocAuc;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.Set;

/**
 * How a finding compares with the ground truth, the level of chance beside it; what is 0/0 is
 * absent.
 *
 * @param all the counts over all rows inspected
 * @param byClass the counts over the rows of each class, as labelled in the suspect data
 * @param auc the probability that a poisoned row is more suspicious than another, if there are
 *     both; its chance level is 0.5
 * @param averagePrecision the area under the precision-recall curve, if there is poison and not
 *     only; its chance level is the base rate
 */
public record DetectionQuality(
    DetectionCounts all,
    SequencedMap<String, DetectionCounts> byClass,
    OptionalDouble auc,
    OptionalDouble averagePrecision) {
  private static final double CHANCE_AUC = 0.5;

  /**
   * Compares a finding with the truth.
   *
   * @param suspect the data inspected
   * @param poisonedRows the ids of all poisoned rows, those among the inspected count
   */
  public static DetectionQuality of(Suspicion suspicion, Dataset suspect, RowIds poisonedRows) {
    Set<Integer> truth = setOf(poisonedRows);
    Set<Integer> flags = setOf(suspicion.flagged());
    int n = suspect.size();
    boolean[] poisoned = new boolean[n];
    Tally all = new Tally();
    Tally[] classes = new Tally[suspect.classCount()];
    for (int label = 0; label < classes.length; label++) {
      classes[label] = new Tally();
    }
    for (int row = 0; row < n; row++) {
      int id = suspect.ids().at(row);
      poisoned[row] = truth.contains(id);
      all.add(poisoned[row], flags.contains(id));
      classes[suspect.labels().code(row)].add(poisoned[row], flags.contains(id));
    }
    SequencedMap<String, DetectionCounts> byClass = new LinkedHashMap<>();
    for (int label = 0; label < classes.length; label++) {
      byClass.put(suspect.labels().classes().get(label), classes[label].counts());
    }
    boolean both = all.poisoned > 0 && all.poisoned < n;
    return new DetectionQuality(
        all.counts(),
        byClass,
        both
            ? OptionalDouble.of(RocAuc.of(n, suspicion::score, row -> poisoned[row]))
            : OptionalDouble.empty(),
        both
            ? OptionalDouble.of(AveragePrecision.of(n, suspicion::score, row -> poisoned[row]))
            : OptionalDouble.empty());
  }

  /** Returns the defined metrics under the names by which they are logged. */
  public SequencedMap<String, Double> toMap() {
    SequencedMap<String, Double> named = new LinkedHashMap<>();
    named.put("flagged_rows", (double) all.flagged());
    named.put("flagged_clean_rows", (double) all.falseAlarms());
    named.putAll(all.toMap(""));
    auc.ifPresent(value -> named.put("detection_auc", value));
    averagePrecision.ifPresent(value -> named.put("detection_average_precision", value));
    if (all.poisoned() > 0) {
      all.chancePrecision().ifPresent(value -> named.put("detection_chance_precision", value));
      all.chanceRecall().ifPresent(value -> named.put("detection_chance_recall", value));
      all.chanceF1().ifPresent(value -> named.put("detection_chance_f1", value));
      auc.ifPresent(_ -> named.put("detection_chance_auc", CHANCE_AUC));
    }
    byClass.forEach((name, counts) -> named.putAll(counts.toMap("_" + name)));
    return named;
  }

  private static Set<Integer> setOf(RowIds rows) {
    return new HashSet<>(rows.stream().boxed().toList());
  }

  /** Counts that grow. */
  private static final class Tally {
    private int inspected;
    private int poisoned;
    private int flagged;
    private int hits;

    void add(boolean isPoisoned, boolean isFlagged) {
      inspected++;
      poisoned += isPoisoned ? 1 : 0;
      flagged += isFlagged ? 1 : 0;
      hits += isPoisoned && isFlagged ? 1 : 0;
    }

    DetectionCounts counts() {
      return new DetectionCounts(inspected, poisoned, flagged, hits);
    }
  }
}
