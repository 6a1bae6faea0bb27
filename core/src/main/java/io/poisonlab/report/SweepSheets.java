// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.analysis.Attributions;
import io.poisonlab.analysis.CellRow;
import io.poisonlab.analysis.CellTable;
import io.poisonlab.analysis.ClaimsTable;
import io.poisonlab.analysis.Comparison;
import io.poisonlab.analysis.Estimate;
import io.poisonlab.analysis.SecurityCurves;
import io.poisonlab.analysis.Sheet;
import io.poisonlab.dataset.Count;
import io.poisonlab.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The statistics of a sweep as tables for people. */
final class SweepSheets {
  private static final Set<String> SPARED =
      Set.of("data", "dataset", "data set", "protocol", "defence", "learner", "metric", "seeds");

  private SweepSheets() {}

  static List<ReportTable> of(
      CellTable cells, SecurityCurves curves, Attributions attributions, ClaimsTable claims) {
    List<ReportTable> tables = new ArrayList<>();
    tables.add(
        ReportTable.of(
            "harm",
            "What the poison does",
            "Each cell beside the clean runs of the same seeds, learner and defence. p is Wilcoxon's; Holm's correction counts all %s of the sweep."
                .formatted(Count.of(cells.tests(), "test")),
            compared(cells, CellRow::againstClean, "against clean"),
            SPARED));
    Sheet defended = compared(cells, CellRow::againstUndefended, "against no defence");
    if (!defended.rows().isEmpty()) {
      tables.add(
          ReportTable.of(
              "defences",
              "What the defences do",
              "Each defended cell beside the runs of the same seeds and attack without a defence; on clean data, what the defence costs.",
              defended,
              SPARED));
    }
    if (!curves.curves().isEmpty()) {
      tables.add(
          ReportTable.of(
              "falls",
              "How much poison it takes",
              "For each curve its first and last point, its mean height, and the poisoned share at which it has fallen by five points, on the straight line between measured shares.",
              curves.sheet(),
              SPARED));
    }
    if (!attributions.rows().isEmpty()) {
      tables.add(
          ReportTable.of(
              "protocols",
              "What the protocol makes of it",
              "Under whole-dataset the test rows are poisoned too. The apparent drop is the sum of two parts: what the poisoned test rows make, which a perfect model would show as well, and what the harmed model makes.",
              attributions.sheet(),
              SPARED));
    }
    if (claims.isComplete()) {
      tables.add(
          ReportTable.of(
              "claims",
              "What the original pipeline says of poison",
              "PoisonLab began as a rewrite of a small pipeline that poisons Iris. Its description makes these statements; docs/statistics.md says what each is taken to mean. %s. The verdict is that under train-only, where the test rows are the truth; a drop holds only where the paired test shows it."
                  .formatted(claims.counts()),
              claims.sheet(),
              SPARED));
    }
    return List.copyOf(tables);
  }

  private static Sheet compared(
      CellTable table, Function<CellRow, Optional<Comparison>> against, String heading) {
    List<List<String>> rows = new ArrayList<>();
    for (CellRow row : table.rows()) {
      against
          .apply(row)
          .ifPresent(comparison -> {
            List<String> cells =
                new ArrayList<>(
                    List.of(
                        row.cell().dataset(),
                        row.cell().protocol().id(),
                        Words.learned(row.cell()),
                        Words.defended(row.cell()),
                        Words.poison(row),
                        SweepMetric.of(row.metric()).name(),
                        comparison.words()));
            Estimate estimate = row.estimate();
            cells.add(Integer.toString(estimate.n()));
            cells.add(Words.number(estimate.mean()));
            cells.add(estimate.n() > 1 ? Words.number(estimate.deviation()) : "–");
            cells.add(ends(estimate.interval()));
            cells.add(signed(comparison.difference().mean()));
            cells.add(ends(comparison.difference().interval()));
            cells.add(p(comparison.p()));
            cells.add(p(comparison.corrected()));
            rows.add(cells);
          });
    }
    return new Sheet(
        List.of(
            "data",
            "protocol",
            "learner",
            "defence",
            "poison",
            "metric",
            "verdict",
            "seeds",
            "mean",
            "sd",
            "95 %",
            heading,
            "its 95 %",
            "p",
            "p (Holm)"),
        rows);
  }

  private static String ends(Optional<Interval> interval) {
    return interval
        .map(known -> "%s to %s".formatted(Words.number(known.low()), Words.number(known.high())))
        .orElse("–");
  }

  private static String signed(double value) {
    String text = Words.number(value);
    return value > 0 && !text.equals("0.000") ? "+" + text : text;
  }

  private static String p(double value) {
    return value < 0.001 ? "< 0.001" : Words.number(value);
  }
}
