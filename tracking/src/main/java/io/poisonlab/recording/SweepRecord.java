// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.PlanFile;
import io.poisonlab.report.AccuracyPlot;
import io.poisonlab.report.ConfusionPlot;
import io.poisonlab.report.ConfusionTable;
import io.poisonlab.report.OutputFolder;
import io.poisonlab.report.SweepContext;
import io.poisonlab.report.SweepFiles;
import io.poisonlab.report.SweepReport;
import io.poisonlab.tracking.RunValues;
import io.poisonlab.tracking.TrackedRun;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * What is recorded of a whole sweep, in its parent run. Its pictures are drawn while the last
 * trials are recorded.
 *
 * @param report the results
 * @param accuracy the picture of accuracy against poison
 * @param confusion the picture of the confusion matrices
 * @param page the report
 */
record SweepRecord(
    ExperimentReport report,
    CompletableFuture<AccuracyPlot> accuracy,
    CompletableFuture<byte[]> confusion,
    CompletableFuture<SweepReport> page) {
  /** What people look at in the tracking store; the others are in the folder of the results. */
  private static final Set<String> LOGGED = Set.of(SweepFiles.PAGE, SweepFiles.CELLS);

  /**
   * Begins to draw.
   *
   * @param context what the report says besides
   */
  static SweepRecord of(ExperimentReport report, SweepContext context) {
    return new SweepRecord(
        report,
        CompletableFuture.supplyAsync(() -> {
          AccuracyPlot plot = AccuracyPlot.of(report);
          plot.toPng(); // keeps what it draws
          return plot;
        }),
        CompletableFuture.supplyAsync(() -> ConfusionPlot.of(report).toPng()),
        CompletableFuture.supplyAsync(() -> {
          SweepReport page = SweepReport.of(report, context);
          page.files(); // keeps what it writes
          return page;
        }));
  }

  void writeTo(TrackedRun parent, String experimentId) {
    ExperimentPlan plan = report.plan();
    plan.datasets().forEach(data -> parent.logInput(DatasetInputs.of(data, "clean")));
    RunValues facts =
        RunValues.none()
            .param("dataset", plan.datasetNames())
            .param("protocol", plan.protocolIds())
            .param("trials", report.results().size())
            .param("seeds", plan.seeds().size())
            .tag(Tags.NOTE, Notes.ofSweep(report, experimentId, parent.id()));
    parent.log(Curves.add(facts, report));
    parent.logArtifacts(files());
  }

  private SequencedMap<String, byte[]> files() {
    SequencedMap<String, byte[]> files = new LinkedHashMap<>();
    page.join()
        .files()
        .forEach((name, content) -> {
          if (LOGGED.contains(name)) {
            files.put(name, content);
          }
        });
    files.put(OutputFolder.SUMMARY, utf8(report.toCsv()));
    files.put(OutputFolder.PICTURE, accuracy.join().toPng());
    files.put(SweepFiles.MATRICES_PICTURE, confusion.join());
    files.put(SweepFiles.MATRICES, utf8(ConfusionTable.csv(report)));
    PlanFile.yaml(report.plan()).ifPresent(yaml -> files.put("plan.yaml", utf8(yaml)));
    return files;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
