// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.attack.GroundTruth;
import io.poisonlab.dataset.Count;
import io.poisonlab.dataset.DataFile;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.RowNumbers;
import io.poisonlab.dataset.Table;
import io.poisonlab.defence.Defence;
import io.poisonlab.defence.Detector;
import io.poisonlab.defence.Suspect;
import io.poisonlab.file.SafeFiles;
import io.poisonlab.inspection.InputInspection;
import io.poisonlab.inspection.InputReport;
import io.poisonlab.inspection.InputRows;
import io.poisonlab.inspection.InputTruth;
import io.poisonlab.inspection.Inspection;
import io.poisonlab.inspection.SampleSheet;
import io.poisonlab.inspection.SuspicionReport;
import io.poisonlab.learner.Learner;
import io.poisonlab.parameter.Description;
import io.poisonlab.random.Seed;
import io.poisonlab.recording.TrackedInspection;
import io.poisonlab.report.SuspectSheet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ranks the rows of a file by suspicion. */
@Command(
    name = "inspect",
    description = {
      "Rank the rows of your data by suspicion, each with its reason in words.",
      "Says what the defence cannot see. With --sample: draw rows for a person to look at instead.",
      "With --inputs: train on your data, and judge new inputs of the model one by one."
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
      "  poisonlab inspect my.csv --target y --inputs new.csv --detector strip --learner"
          + " logistic-regression --trusted checked.csv",
      "  poisonlab inspect --dataset iris --defence neighbour-vote:k=5 --format json --top 10"
    })
final class InspectCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private DataOptions source = new DataOptions();
  @Mixin private InspectionOptions looking = new InspectionOptions();
  @Mixin private InputOptions judging = new InputOptions();

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
      judging
          .with(looking.with(source.inputs()))
          .and("--truth", truth)
          .keepApartFrom(judging.isAsked() ? List.of(out, curve(out)) : List.of(out));
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
    if (judging.isAsked()) {
      judge(shown, most);
      return ExitCode.OK;
    }
    List<Defence> defences = looking.defences();
    DataFile file = source.file(shell.console());
    Dataset data = file.data();
    Optional<RowIds> known =
        Optional.ofNullable(truth)
            .map(of -> RowNumbers.read(of, GroundTruth.ROW, GroundTruth.LABEL_AFTER, data));
    SuspicionReport report =
        new SuspicionReport(
            data,
            inspected(defences, data, shown),
            known,
            KnownAttack.of(truth, data),
            file.lines());
    if (track) {
      finding.record(shell, data, tracked -> record(tracked, report));
    }
    write(report, shown, most);
    return ExitCode.OK;
  }

  /** Warns at once, except where the report on the screen says it and nobody watches. */
  private List<Inspection> inspected(List<Defence> defences, Dataset data, ReportFormat shown) {
    boolean reported = shown == ReportFormat.TEXT && out == null && !shell.console().terminal();
    List<String> held = new ArrayList<>();
    try (var note = ElapsedNote.on(shell.console(), "inspecting " + Count.of(data.size(), "row"))) {
      try {
        return looking.inspect(defences, data, reported ? held::add : note::warn);
      } catch (RuntimeException e) {
        held.forEach(note::warn);
        throw e;
      }
    }
  }

  private void record(TrackedInspection tracked, SuspicionReport report) {
    report.inspections().forEach(found -> tracked.inspected(found, looking.seed(), report.truth()));
  }

  /** Lets a detector judge the inputs of a model that is trained on the data. */
  private void judge(ReportFormat shown, int most) {
    if (!looking.isEmpty() || track) {
      throw new CommandException(
          "--inputs asks a detector of single inputs and no defence of data; leave out --defence and --track");
    }
    Detector detector = judging.detector();
    Learner learner = judging.learner();
    Dataset data = source.file(shell.console()).data();
    InputRows inputs = judging.read(data);
    Optional<List<Integer>> stamped =
        Optional.ofNullable(truth).map(of -> InputTruth.positions(of, inputs, data));
    InputReport report =
        new InputReport(judged(detector, learner, looking.suspect(data), inputs.table()), stamped);
    write(
        switch (shown) {
          case CSV -> report.toCsv(most);
          case JSON -> report.toJson(most);
          case HTML -> report.toHtml(most);
          case TEXT -> text(console -> InputText.lines(report, most, console));
        });
    Path table = out;
    if (table != null && shown == ReportFormat.CSV) {
      report.curveCsv().ifPresent(points -> write(curve(table), points));
    }
  }

  private InputInspection judged(
      Detector detector, Learner learner, Suspect suspect, Table inputs) {
    String what = "judging " + Count.of(inputs.size(), "input");
    try (var note = ElapsedNote.on(shell.console(), what)) {
      Seed seed = new Seed(looking.seed());
      return InputInspection.of(detector, learner, suspect, inputs, seed, note::warn);
    }
  }

  /** Returns where the curve goes beside a table of inputs. */
  private static Path curve(Path table) {
    return BesideFile.of(table, ".curve.csv");
  }

  private void write(SuspicionReport report, ReportFormat shown, int most) {
    write(
        switch (shown) {
          case CSV -> report.toCsv(most);
          case JSON -> report.toJson(most);
          case HTML -> report.toHtml(most);
          case TEXT -> text(console -> SuspicionText.lines(report, most, console));
        });
    Path named = out;
    if (named != null) {
      for (Inspection inspection : report.inspections()) {
        SuspectSheet.of(inspection)
            .ifPresent(picture -> write(sheet(named, inspection, report), picture));
      }
      SuspicionText.flagged(report).forEach(shell.console()::line);
    }
  }

  /**
   * Returns where the picture of a defence's suspects goes: its id in it where there are several.
   */
  private static Path sheet(Path report, Inspection inspection, SuspicionReport all) {
    String id = Description.of(inspection.defence()).id();
    return BesideFile.of(
        report, all.inspections().size() == 1 ? ".suspects.png" : ".%s.png".formatted(id));
  }

  /** Returns lines as a text, painted where they are shown and not where they are kept. */
  private String text(Function<Console, List<String>> lines) {
    Console plain = new Console(shell.console().out(), shell.console().err(), false, false);
    return String.join("\n", lines.apply(out == null ? shell.console() : plain)) + "\n";
  }

  private void write(String text) {
    if (out == null) {
      shell.console().line(text.stripTrailing());
    } else {
      write(out, text);
    }
  }

  private void write(Path file, String text) {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private void write(Path file, byte[] bytes) {
    SafeFiles.write(file, bytes);
    shell.console().line("Files: " + file);
  }

  private void sheet(int size) {
    if (!looking.isEmpty() || truth != null || format != null || track || judging.isAsked()) {
      throw new CommandException(
          "--sample draws rows for a person and asks no defence; leave out --defence, --inputs,"
              + " --truth, --format and --track");
    }
    if (out == null) {
      throw new CommandException(
          "--sample needs a file for the sheet; name it with --out FILE.csv");
    }
    ReportFormat.requireCsv(out);
    SampleOdds.check(rates);
    DataFile file = source.file(shell.console());
    Dataset data = file.data();
    SampleSheet drawn = SampleSheet.of(data, size, new Seed(looking.seed()));
    SafeFiles.write(out, drawn.toCsv(file));
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
