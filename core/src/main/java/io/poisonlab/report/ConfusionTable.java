// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.dataset.CsvWriter;
import io.poisonlab.evaluation.ConfusionMatrix;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.TrialResult;
import java.util.ArrayList;
import java.util.List;

/** The confusion matrices of a report as one long CSV table. */
public final class ConfusionTable {
  private ConfusionTable() {}

  /**
   * Returns one line for each trial, kind of measurement ({@code observed}: as the protocol sees
   * the test rows, {@code clean}: on their true features and labels), true class and predicted
   * class; with cross-validation, of the fold whose model is kept.
   */
  public static String csv(ExperimentReport report) {
    List<List<?>> lines = new ArrayList<>();
    lines.add(List.of("trial", "title", "measured", "true_class", "predicted_class", "rows"));
    for (TrialResult result : report.results()) {
      add(lines, report, result, "observed", result.confusion());
      add(lines, report, result, "clean", result.cleanConfusion());
    }
    return CsvWriter.records(lines);
  }

  private static void add(
      List<List<?>> lines,
      ExperimentReport report,
      TrialResult result,
      String measured,
      ConfusionMatrix matrix) {
    List<String> classes = matrix.classes();
    for (int truth = 0; truth < classes.size(); truth++) {
      for (int predicted = 0; predicted < classes.size(); predicted++) {
        lines.add(
            List.of(
                result.trial().index(),
                report.plan().title(result.trial()),
                measured,
                classes.get(truth),
                classes.get(predicted),
                matrix.count(truth, predicted)));
      }
    }
  }
}
