// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.evaluation.AveragePrecision;
import io.poisonlab.evaluation.RocAuc;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/**
 * How a finding compares with the ground truth among some rows: all that were inspected, or those
 * of a class.
 *
 * @param counts how the flags compare
 * @param auc the probability that a poisoned row is more suspicious than another, if there are
 *     both; its chance level is 0.5
 * @param averagePrecision the area under the precision-recall curve, if there is poison and not
 *     only; its chance level is the share of poison
 */
public record Detection(
    DetectionCounts counts, OptionalDouble auc, OptionalDouble averagePrecision) {
  private static final String CLEAN_ROWS = "flagged_clean_rows";
  private static final double CHANCE_AUC = 0.5;

  /**
   * A metric, and what a filter has that flags as many rows at random.
   *
   * @param id its name among those that are logged
   * @param title its name in reports
   * @param found its value; what is 0/0 is absent
   * @param chance the level of chance; absent where nothing is poisoned
   */
  public record Measure(String id, String title, OptionalDouble found, OptionalDouble chance) {
    private static final String ABSENT = "–";

    /** Returns the value as reports show it; a dash where there is none. */
    public String foundText() {
      return text(found, isCount() ? "%.0f" : "%.3f");
    }

    /** Returns the level of chance as reports show it; a dash where there is none. */
    public String chanceText() {
      return text(chance, isCount() ? "%.1f" : "%.3f");
    }

    private boolean isCount() {
      return id.equals(CLEAN_ROWS);
    }

    private static String text(OptionalDouble value, String format) {
      return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : ABSENT;
    }
  }

  static Detection of(DetectionCounts counts, IntToDoubleFunction score, IntPredicate poisoned) {
    int n = counts.inspected();
    if (counts.poisoned() == 0 || counts.poisoned() == n) {
      return new Detection(counts, OptionalDouble.empty(), OptionalDouble.empty());
    }
    return new Detection(
        counts,
        OptionalDouble.of(RocAuc.of(n, score, poisoned)),
        OptionalDouble.of(AveragePrecision.of(n, score, poisoned)));
  }

  /** Returns every metric with the level of chance beside it, in the order of reports. */
  public List<Measure> measures() {
    return List.of(
        new Measure(
            CLEAN_ROWS,
            "clean rows flagged",
            OptionalDouble.of(counts.falseAlarms()),
            chance(counts.chanceFalseAlarms())),
        new Measure(
            "detection_precision",
            "precision",
            counts.precision(),
            chance(counts.chancePrecision())),
        new Measure("detection_recall", "recall", counts.recall(), chance(counts.chanceRecall())),
        new Measure("detection_f1", "F1", counts.f1(), chance(counts.chanceF1())),
        new Measure(
            "detection_auc",
            "ROC AUC",
            auc,
            auc.isPresent() ? OptionalDouble.of(CHANCE_AUC) : OptionalDouble.empty()),
        new Measure(
            "detection_average_precision",
            "average precision",
            averagePrecision,
            averagePrecision.isPresent() ? counts.chancePrecision() : OptionalDouble.empty()));
  }

  private OptionalDouble chance(OptionalDouble level) {
    return counts.poisoned() == 0 ? OptionalDouble.empty() : level;
  }

  /**
   * Returns the defined metrics under the names by which they are logged, then their levels of
   * chance.
   *
   * @param suffix what each name ends with
   */
  SequencedMap<String, Double> toMap(String suffix) {
    SequencedMap<String, Double> named = new LinkedHashMap<>();
    for (Measure measure : measures()) {
      measure.found().ifPresent(value -> named.put(measure.id() + suffix, value));
    }
    for (Measure measure : measures()) {
      String id = measure.id().replaceFirst("^(detection_)?", "detection_chance_");
      measure.chance().ifPresent(value -> named.put(id + suffix, value));
    }
    return named;
  }
}
