// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.attack.GroundTruth;
import io.poisonlab.dataset.Count;
import io.poisonlab.dataset.CsvFile;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.RowNumbers;
import io.poisonlab.defence.Defence;
import io.poisonlab.file.SafeFiles;
import io.poisonlab.inspection.Inspection;
import io.poisonlab.inspection.SampleSheet;
import io.poisonlab.inspection.SuspicionReport;
import io.poisonlab.random.Seed;
import io.poisonlab.recording.TrackedInspection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ranks the rows of a file by suspicion. */
@Command(
    name = "inspect",
    description = {
      "Rank the rows of your data by suspicion, each with its reason in words.",
      "Says what the defence cannot see. With --sample: draw rows for a person to look at instead."
    },
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  poisonlab inspect my.csv --target y --defence neighbour-vote",
      "  poisonlab inspect my.csv --target y --defence neighbour-vote --defence confident-learning"
          + " --out report.html",
      "  poisonlab inspect poisoned.csv --target y --defence neighbour-vote --truth"
          + " poisoned.truth.csv",
      "  poisonlab inspect my.csv --target y --ignore id --missing NA,? --nullable age"
          + " --skip-unlabelled --defence neighbour-vote",
      "  poisonlab inspect my.csv --target y --sample 50 --seed 1 --rate 0.02 --out sheet.csv",
      "  poisonlab inspect --dataset iris --defence neighbour-vote:k=5 --format json --top 10"
    })
final class InspectCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private DataOptions source = new DataOptions();
  @Mixin private InspectionOptions looking = new InspectionOptions();

  @Option(
      names = "--truth",
      paramLabel = "FILE.csv",
      description = "The ground truth that `poison` wrote: says how good the flags are.")
  private @Nullable Path truth;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, csv, json or html; default: as --out ends, else text.")
  private @Nullable String format;

  @Option(names = "--out", paramLabel = "FILE", description = "Where to write; default: here.")
  private @Nullable Path out;

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "Rows shown of each defence; default: 20 as text, 200 as html, else all.")
  private @Nullable Integer top;

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "Draw N rows, each class its share, as a sheet for the human eye.")
  private @Nullable Integer sample;

  @Option(
      names = "--rate",
      paramLabel = "SHARE",
      split = ",",
      description = "With --sample: the poisoned share to reckon with; default: 0.01,0.05,0.1.")
  private List<Double> rates = new ArrayList<>();

  @Option(names = "--track", description = "Also record what was found as a run in MLflow.")
  private boolean track;

  @Mixin private FindingOptions finding = new FindingOptions();

  InspectCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    if (out != null) {
      looking.with(source.inputs()).and("--truth", truth).keepApartFrom(List.of(out));
    }
    if (sample != null) {
      sheet(sample);
      return ExitCode.OK;
    }
    if (!rates.isEmpty()) {
      throw new CommandException("--rate belongs to --sample N; add that, or leave it out");
    }
    ReportFormat shown = ReportFormat.of(format, out);
    int most = top(shown);
    List<Defence> defences = looking.defences();
    CsvFile file = source.file(shell.console());
    Dataset data = file.data();
    Optional<RowIds> known =
        Optional.ofNullable(truth)
            .map(of -> RowNumbers.read(of, GroundTruth.ROW, GroundTruth.LABEL_AFTER, data));
    SuspicionReport report =
        new SuspicionReport(
            data, inspected(defences, data), known, KnownAttack.of(truth, data), file.lines());
    if (track) {
      finding.record(shell, data, tracked -> record(tracked, report));
    }
    write(report, shown, most);
    return ExitCode.OK;
  }

  private List<Inspection> inspected(List<Defence> defences, Dataset data) {
    try (var note = ElapsedNote.on(shell.console(), "inspecting " + Count.of(data.size(), "row"))) {
      return looking.inspect(defences, data, note::warn);
    }
  }

  private void record(TrackedInspection tracked, SuspicionReport report) {
    report.inspections().forEach(found -> tracked.inspected(found, looking.seed(), report.truth()));
  }

  private void write(SuspicionReport report, ReportFormat shown, int most) {
    Console plain = new Console(shell.console().out(), shell.console().err(), false, false);
    String text =
        switch (shown) {
          case CSV -> report.toCsv(most);
          case JSON -> report.toJson(most);
          case HTML -> report.toHtml(most);
          case TEXT ->
              String.join(
                      "\n",
                      SuspicionText.lines(report, most, out == null ? shell.console() : plain))
                  + "\n";
        };
    if (out == null) {
      shell.console().line(text.stripTrailing());
    } else {
      SafeFiles.write(out, text);
      shell.console().line("Files: " + out);
    }
  }

  private void sheet(int size) {
    if (!looking.isEmpty() || truth != null || format != null || track) {
      throw new CommandException(
          "--sample draws rows for a person and asks no defence; leave out --defence, --truth,"
              + " --format and --track");
    }
    if (out == null) {
      throw new CommandException(
          "--sample needs a file for the sheet; name it with --out FILE.csv");
    }
    ReportFormat.requireCsv(out);
    SampleOdds.check(rates);
    Dataset data = source.file(shell.console()).data();
    SampleSheet drawn = SampleSheet.of(data, size, new Seed(looking.seed()));
    SafeFiles.write(out, drawn.toCsv());
    shell.console().line("%s of %s to look at".formatted(Count.of(size, "row"), data));
    shell.console().line("Files: " + out);
    shell.console().line("");
    shell.console().show(SampleOdds.table(data.size(), size, rates));
  }

  private int top(ReportFormat shown) {
    if (top != null && top < 1) {
      throw new CommandException("--top must be 1 or more, found " + top);
    }
    return top != null ? top : shown.most();
  }
}
