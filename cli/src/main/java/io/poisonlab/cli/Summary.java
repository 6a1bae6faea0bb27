// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.attack.Budget;
import io.poisonlab.dataset.Count;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.evaluation.Metric;
import io.poisonlab.experiment.Cell;
import io.poisonlab.experiment.DefenceBounds;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.Protocol;
import io.poisonlab.experiment.Spread;
import io.poisonlab.experiment.Standing;
import io.poisonlab.experiment.Testing;
import io.poisonlab.experiment.TrialResult;
import io.poisonlab.parameter.Description;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * The results as a table: a line for each cell of the grid, its seeds or folds drawn together as
 * mean ± standard deviation.
 */
final class Summary {
  private static final String ABSENT = "–";

  private final ExperimentReport report;
  private final boolean manyDatasets;
  private final boolean manyProtocols;
  private final boolean manyDefences;
  private final boolean manyLearners;
  private final boolean twoTruths;
  private final boolean defended;
  private final boolean aimed;

  private Summary(ExperimentReport report) {
    this.report = report;
    this.manyDatasets = report.plan().datasets().size() > 1;
    this.manyProtocols = report.plan().protocols().size() > 1;
    this.manyDefences = report.plan().defences().size() > 1;
    this.manyLearners = report.plan().learners().size() > 1;
    this.twoTruths = !report.plan().protocols().equals(List.of(Protocol.TRAIN_ONLY));
    this.defended = has("detection_chance_precision");
    this.aimed = has("attack_success_rate");
  }

  private boolean has(String metric) {
    return report.results().stream().anyMatch(result -> result.metrics().containsKey(metric));
  }

  /** Returns the table of a report. */
  static TextTable table(ExperimentReport report) {
    return new Summary(report).table();
  }

  /** Returns what a dash in the column of recovery means, if there is one. */
  static Optional<String> note(ExperimentReport report) {
    Summary summary = new Summary(report);
    return summary.defended
            && summary.cells().values().stream()
                .anyMatch(results -> recovery(results).equals(ABSENT))
        ? Optional.of(
            "Recovery %s: there is no defence, or no harm of the poison that stands out from chance."
                .formatted(ABSENT))
        : Optional.empty();
  }

  /** Returns what the short names of several learners stand for. */
  static Optional<String> legend(ExperimentPlan plan) {
    return plan.learners().size() < 2
        ? Optional.empty()
        : Optional.of(
            plan.learners().stream()
                .map(learner ->
                    "%s: %s".formatted(Description.label(learner), AlgorithmText.written(learner)))
                .collect(Collectors.joining("; ", "Learners: ", ".")));
  }

  /** Returns what was run, in a line. */
  static String title(ExperimentPlan plan) {
    return "%s: %s, %s, %s"
        .formatted(
            plan.datasets().stream().map(Dataset::toString).collect(Collectors.joining(", ")),
            Count.of(plan.size(), "trial"),
            plan.protocolIds(),
            plan.learners().stream().map(AlgorithmText::written).collect(Collectors.joining(", ")));
  }

  private TextTable table() {
    TextTable table = new TextTable();
    if (manyDatasets) {
      table.words("data");
    }
    if (manyProtocols) {
      table.words("protocol");
    }
    table.words("poison");
    if (manyLearners) {
      table.words("learner");
    }
    if (manyDefences) {
      table.words("defence");
    }
    table.numbers("fraction").numbers("rows").numbers("accuracy");
    if (twoTruths) {
      table.numbers("clean accuracy").numbers("difference");
    }
    table.numbers("f1");
    if (defended) {
      table
          .numbers("undefended")
          .numbers("random filter")
          .numbers("perfect filter")
          .numbers("recovery")
          .numbers("found precision (chance)")
          .numbers("found recall (chance)");
    }
    if (aimed) {
      table.numbers("attack success (control)");
    }
    SequencedMap<Cell, List<TrialResult>> cells = cells();
    cells.forEach((cell, results) -> table.row(row(cell, results)));
    failed()
        .forEach((cell, trials) -> {
          long all = trials + cells.getOrDefault(cell, List.of()).size();
          List<String> row = named(cell);
          row.add(
              cell.attack().budget() instanceof Budget.Fraction share
                  ? percent(share.value())
                  : "");
          row.add("");
          row.add("failed (%d of %d)".formatted(trials, all));
          while (row.size() < table.columns()) {
            row.add(ABSENT);
          }
          table.row(row);
        });
    return table;
  }

  /** Returns how many trials of a cell failed: those that did are below the others. */
  private SequencedMap<Cell, Long> failed() {
    SequencedMap<Cell, Long> failed = new LinkedHashMap<>();
    report.failures().forEach(failure -> failed.merge(failure.trial().cell(), 1L, Long::sum));
    return failed;
  }

  private SequencedMap<Cell, List<TrialResult>> cells() {
    return Cell.group(report.results());
  }

  /** Returns what tells a cell from the others. */
  private List<String> named(Cell cell) {
    List<String> row = new ArrayList<>();
    if (manyDatasets) {
      row.add(cell.dataset());
    }
    if (manyProtocols) {
      row.add(cell.protocol().id());
    }
    row.add(AlgorithmText.changed(cell.attack()));
    if (manyLearners) {
      row.add(Description.label(cell.learner()));
    }
    if (manyDefences) {
      row.add(AlgorithmText.changed(cell.defence()));
    }
    return row;
  }

  private List<String> row(Cell cell, List<TrialResult> results) {
    List<String> row = named(cell);
    TrialResult first = results.getFirst();
    Optional<Spread> observed = spread(results, Metric.ACCURACY.id());
    row.add(percent(first.poisonFraction()));
    row.add(Integer.toString(first.poisonedRows()));
    row.add(number(observed));
    if (twoTruths) {
      Optional<Spread> clean = spread(results, TrialResult.CLEAN + Metric.ACCURACY.id());
      row.add(number(clean));
      row.add(
          observed.isPresent() && clean.isPresent()
              ? String.format(Locale.ROOT, "%+.3f", clean.get().mean() - observed.get().mean())
              : ABSENT);
    }
    row.add(number(spread(results, Metric.F1.id())));
    if (defended) {
      row.add(number(spread(results, DefenceBounds.UNDEFENDED)));
      row.add(number(spread(results, DefenceBounds.RANDOM)));
      row.add(number(spread(results, DefenceBounds.PERFECT)));
      row.add(recovery(results));
      row.add(beside(results, "detection_precision", "detection_chance_precision"));
      row.add(beside(results, "detection_recall", "detection_chance_recall"));
    }
    if (aimed) {
      row.add(beside(results, "attack_success_rate", "control_attack_success_rate"));
    }
    return row;
  }

  /** Returns the recovery of the means: single seeds divide by harm that is next to nothing. */
  private static String recovery(List<TrialResult> results) {
    OptionalDouble recovery =
        Standing.of(results).map(Standing::recovery).orElse(OptionalDouble.empty());
    return recovery.isPresent()
        ? String.format(Locale.ROOT, "%.2f", recovery.getAsDouble())
        : ABSENT;
  }

  /** Returns a metric and, in brackets, what it is to be compared with. */
  private String beside(List<TrialResult> results, String metric, String level) {
    Optional<Spread> found = spread(results, metric);
    return spread(results, level)
        .map(chance ->
            "%s (%s)".formatted(number(found), String.format(Locale.ROOT, "%.3f", chance.mean())))
        .orElse(number(found));
  }

  /** Draws together the seeds, or the folds where there is one seed. */
  private static Optional<Spread> spread(List<TrialResult> results, String metric) {
    List<Double> values = new ArrayList<>();
    for (TrialResult result : results) {
      List<Double> tests = result.metrics().get(metric);
      if (tests != null) {
        values.addAll(results.size() == 1 ? tests : List.of(Spread.of(tests).mean()));
      }
    }
    return values.isEmpty() ? Optional.empty() : Optional.of(Spread.of(values));
  }

  private String number(Optional<Spread> spread) {
    boolean several =
        report.plan().seeds().size() > 1
            || report.plan().testing() instanceof Testing.CrossValidation;
    return spread
        .map(found ->
            String.format(Locale.ROOT, "%.3f", found.mean())
                + (several ? String.format(Locale.ROOT, " ±%.3f", found.deviation()) : ""))
        .orElse(ABSENT);
  }

  private static String percent(double fraction) {
    return new BigDecimal(100 * fraction, new MathContext(4)).stripTrailingZeros().toPlainString()
        + " %";
  }
}
