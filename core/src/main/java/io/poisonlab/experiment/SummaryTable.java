// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.evaluation.Metric;
import io.poisonlab.parameter.Description;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** One line per trial, numbers in full precision; an undefined metric is an empty cell. */
final class SummaryTable {
  private static final List<Metric> FIRST =
      List.of(Metric.ACCURACY, Metric.PRECISION, Metric.RECALL, Metric.F1);

  /** What a defence found and what it is worth; empty cells where there is none. */
  private static final List<String> DEFENDED =
      List.of(
          "detection_precision",
          "detection_chance_precision",
          "detection_recall",
          "detection_chance_recall",
          "detection_auc",
          "detection_chance_auc",
          DefenceBounds.UNDEFENDED,
          DefenceBounds.RANDOM,
          DefenceBounds.PERFECT,
          DefenceBounds.RECOVERY);

  private SummaryTable() {}

  static List<List<String>> of(ExperimentReport report) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(header());
    for (TrialResult result : report.results()) {
      lines.add(line(result));
    }
    return lines;
  }

  private static List<String> header() {
    List<String> names = new ArrayList<>(List.of("poison_type", "poison_fraction"));
    FIRST.forEach(metric -> names.add(metric.id()));
    names.addAll(
        List.of(
            "trial",
            "poison_rows",
            "attack_settings",
            "dataset",
            "protocol",
            "learner",
            "learner_settings",
            "defence",
            "defence_settings",
            "seed",
            "tests"));
    for (Metric metric : Metric.values()) {
      names.add(TrialResult.CLEAN + metric.id());
    }
    for (Metric metric : Metric.values()) {
      if (!FIRST.contains(metric)) {
        names.add(metric.id());
      }
    }
    names.add("accuracy_sd");
    names.addAll(DEFENDED);
    return names;
  }

  private static List<String> line(TrialResult result) {
    Trial trial = result.trial();
    Description attack = Description.of(trial.attack());
    Description learner = Description.of(trial.learner());
    Description defence = Description.of(trial.defence());
    List<String> cells =
        new ArrayList<>(List.of(attack.id(), Double.toString(result.poisonFraction())));
    FIRST.forEach(metric -> cells.add(cell(result.observed(metric))));
    cells.addAll(
        List.of(
            Integer.toString(trial.index()),
            Integer.toString(result.poisonedRows()),
            attack.settings().toString(),
            trial.dataset().name(),
            trial.protocol().id(),
            learner.id(),
            learner.settings().toString(),
            defence.id(),
            defence.settings().toString(),
            Long.toString(trial.seed()),
            Integer.toString(result.tests())));
    for (Metric metric : Metric.values()) {
      cells.add(cell(result.clean(metric)));
    }
    for (Metric metric : Metric.values()) {
      if (!FIRST.contains(metric)) {
        cells.add(cell(result.observed(metric)));
      }
    }
    Spread accuracy = result.spreads().get(Metric.ACCURACY.id());
    cells.add(accuracy == null ? "" : Double.toString(accuracy.deviation()));
    DEFENDED.forEach(name -> cells.add(cell(result.mean(name))));
    return cells;
  }

  private static String cell(OptionalDouble value) {
    return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
  }
}
