// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.analysis.Attributions;
import io.poisonlab.analysis.CellTable;
import io.poisonlab.analysis.ClaimsTable;
import io.poisonlab.analysis.IrisClaims;
import io.poisonlab.analysis.Measurements;
import io.poisonlab.analysis.SecurityCurves;
import io.poisonlab.analysis.Sheet;
import io.poisonlab.evaluation.Metric;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.TrialResult;
import java.util.List;

/** What several seeds show, in print: nothing where there is one. */
final class SweepText {
  private static final int MOST = 60;

  /** Fewer points than these are a comparison, no curve. */
  private static final int A_CURVE = 3;

  private static final String TRUTH = TrialResult.CLEAN + Metric.ACCURACY.id();
  private static final String[] PARTS = {"data", "protocol", "defence", "learner"};

  private final Console console;

  SweepText(Console console) {
    this.console = console;
  }

  void show(ExperimentReport report) {
    if (report.plan().seeds().size() < 2) {
      return;
    }
    Measurements measured = Measurements.of(report);
    CellTable table = CellTable.of(report);
    if (table.tests() > 0) {
      cells(table);
    }
    curves(SecurityCurves.of(measured));
    attributions(Attributions.of(measured));
    claims(IrisClaims.of(measured, table));
  }

  private void cells(CellTable table) {
    heading(
        "What the seeds show, paired by seed; %d tests, corrected by Holm at 5 %%:"
            .formatted(table.tests()));
    show(
        table
            .sheet()
            .where("metric", TRUTH::equals)
            .without("metric", "sd")
            .withoutConstant(PARTS)
            .withoutConstant("against no defence"));
  }

  private void curves(SecurityCurves curves) {
    if (curves.curves().stream().anyMatch(curve -> curve.points().size() >= A_CURVE)) {
      heading("Accuracy on the truth over the poisoned share:");
      show(curves.sheet().where("metric", TRUTH::equals).without("metric").withoutConstant(PARTS));
    }
  }

  private void attributions(Attributions table) {
    if (!table.rows().isEmpty()) {
      heading("Where the drop under whole-dataset comes from:");
      show(table.sheet().withoutConstant(PARTS));
    }
  }

  private void claims(ClaimsTable table) {
    if (table.isComplete()) {
      heading(
          "What the description of the original Iris pipeline says of poison: %s:"
              .formatted(table.counts()));
      show(table.sheet().without("holds if"));
    }
  }

  private void heading(String words) {
    console.line("");
    console.prose(words);
  }

  private void show(Sheet sheet) {
    List<List<String>> rows = sheet.rows();
    console.show(
        TextTable.of(new Sheet(sheet.header(), rows.subList(0, Math.min(MOST, rows.size())))));
    if (rows.size() > MOST) {
      console.line("… %d more rows".formatted(rows.size() - MOST));
    }
  }
}
