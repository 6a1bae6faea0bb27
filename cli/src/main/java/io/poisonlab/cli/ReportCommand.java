// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.dataset.Count;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.RecordedSweep;
import io.poisonlab.recording.Provenance;
import io.poisonlab.report.AccuracyPlot;
import io.poisonlab.report.ConfusionPlot;
import io.poisonlab.report.ConfusionTable;
import io.poisonlab.report.OutputFolder;
import io.poisonlab.report.SweepContext;
import io.poisonlab.report.SweepFiles;
import io.poisonlab.report.SweepReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the report of a sweep from its journal. */
@Command(
    name = "report",
    description = {
      "Write the report of a sweep: one HTML file, and Markdown, CSV, JSON and pictures.",
      "It reads the journal that `poisonlab run` leaves; the sweep need not be finished."
    },
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  poisonlab report",
      "  poisonlab report results/monday",
      "  poisonlab report results/monday --out paper/figures"
    })
final class ReportCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "The folder of a sweep; default: poison_experiments.")
  private Path folder = Path.of("poison_experiments");

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where the report goes; default: the folder of the sweep.")
  private @Nullable Path out;

  ReportCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    RecordedSweep sweep;
    ExperimentReport results;
    try (var _ = ElapsedNote.on(shell.console(), "reading the journal")) {
      sweep = RecordedSweep.read(folder);
      results = sweep.report();
    }
    Path target = out == null ? folder : out;
    OutputFolder files = OutputFolder.at(target);
    SweepReport report;
    try (var _ = ElapsedNote.on(shell.console(), "working out the statistics")) {
      report =
          SweepReport.of(
              results, new SweepContext(Provenance.of(sweep, folder), new LinkedHashMap<>()));
    }
    try (var _ = ElapsedNote.on(shell.console(), "writing the report")) {
      SequencedMap<String, byte[]> written = files(results, report);
      files.check(written.keySet());
      files.add(written);
    }
    shell.console().prose(Summary.title(results.plan()));
    if (!sweep.isComplete()) {
      shell
          .console()
          .warn(
              "the sweep is not finished: %d of %s have a result; the report says so, and `poisonlab run` with --resume goes on"
                  .formatted(results.results().size(), Count.of(results.plan().size(), "trial")));
    }
    shell.console().line("");
    report.findings().forEach(finding -> shell.console().prose("- " + finding));
    shell.console().line("");
    shell.console().line("Report: " + target.resolve(SweepFiles.PAGE));
    return ExitCode.OK;
  }

  private static SequencedMap<String, byte[]> files(ExperimentReport results, SweepReport report) {
    SequencedMap<String, byte[]> files = new LinkedHashMap<>(report.files());
    files.put(SweepFiles.MATRICES, ConfusionTable.csv(results).getBytes(StandardCharsets.UTF_8));
    if (!results.results().isEmpty()) {
      files.put(OutputFolder.PICTURE, AccuracyPlot.of(results).toPng());
      files.put(SweepFiles.MATRICES_PICTURE, ConfusionPlot.of(results).toPng());
    }
    return files;
  }
}
