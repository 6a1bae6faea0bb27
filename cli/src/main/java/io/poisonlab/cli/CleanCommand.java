// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.attack.GroundTruth;
import io.poisonlab.attack.Taxonomy;
import io.poisonlab.dataset.DataFile;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.defence.Defence;
import io.poisonlab.file.SafeFiles;
import io.poisonlab.inspection.Cleaning;
import io.poisonlab.inspection.CleaningChanges;
import io.poisonlab.inspection.CleaningOutcome;
import io.poisonlab.inspection.Inspection;
import io.poisonlab.report.SuspectSheet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Applies a defence's remedy to a file. */
@Command(
    name = "clean",
    description = {
      "Let a defence treat a copy of your data: it drops, relabels or thins out what it flags.",
      "labels_flagged: rows flagged. labels_corrected: rows whose class the defence changed, right "
          + "or wrong; --truth tells which, where you poisoned the data yourself.",
      "corrected_label_rate: labels_corrected as a share of all rows. They are recorded as a run in "
          + "MLflow for each version of the data, which its fingerprint names."
    },
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  poisonlab clean my.csv --target y --defence neighbour-vote --out cleaned.csv",
      "  poisonlab clean my.csv --target y --defence confident-learning:remedy=relabel"
          + " --out cleaned.csv --no-tracking",
      "  poisonlab clean poisoned.csv --target y --defence neighbour-vote --out cleaned.csv"
          + " --truth poisoned.truth.csv",
      "  poisonlab clean --dataset iris --defence neighbour-vote:k=5 --out iris-cleaned.csv"
    })
final class CleanCommand implements Callable<Integer> {
  private static final double PER_CENT = 100;

  private final Shell shell;

  @Mixin private DataOptions source = new DataOptions();
  @Mixin private InspectionOptions looking = new InspectionOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where the cleaned data go; a list of the changes goes beside it.")
  private Path out = Path.of("");

  @Option(
      names = "--truth",
      paramLabel = "FILE.csv",
      description = "The ground truth that `poison` wrote: says how good the cleaning is.")
  private @Nullable Path truth;

  @Option(names = "--no-tracking", description = "Record no run.")
  private boolean noTracking;

  @Mixin private FindingOptions finding = new FindingOptions();

  CleanCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Path changes = BesideFile.of(out, ".changes.csv");
    looking.with(source.inputs()).and("--truth", truth).keepApartFrom(List.of(out, changes));
    List<Defence> defences = looking.defences();
    if (defences.size() > 1) {
      throw new CommandException(
          "clean takes one --defence, found %d; clean the cleaned file again with the next"
              .formatted(defences.size()));
    }
    DataFile file = source.file(shell.console());
    file.checkName(out);
    Dataset data = file.data();
    Inspection inspection = looking.inspect(defences, data, shell.console()::warn).getFirst();
    Cleaning cleaning = Cleaning.of(inspection);
    Optional<CleaningOutcome> known =
        Optional.ofNullable(truth)
            .map(of -> CleaningOutcome.of(cleaning, GroundTruth.read(of, data)));
    Map<Path, byte[]> files = new LinkedHashMap<>();
    files.putAll(file.copy(cleaning.after()).at(out));
    files.put(changes, CleaningChanges.of(cleaning, file).toCsv().getBytes(StandardCharsets.UTF_8));
    Path suspects = BesideFile.of(out, ".suspects.png");
    Optional<byte[]> sheet = SuspectSheet.of(inspection);
    sheet.ifPresent(picture -> files.put(suspects, picture));
    SafeFiles.writeAll(files);
    show(cleaning);
    known.ifPresent(this::show);
    KnownAttack.of(truth, data)
        .ifPresent(attack -> shell.console().line(KnownAttack.words(attack)));
    shell
        .console()
        .line("Files: %s, %s%s".formatted(out, changes, sheet.isPresent() ? ", " + suspects : ""));
    if (!noTracking) {
      finding.record(shell, data, tracked -> tracked.cleaned(cleaning, looking.seed()));
    }
    return ExitCode.OK;
  }

  private void show(Cleaning cleaning) {
    Console console = shell.console();
    console.line(
        "%s: %s"
            .formatted(
                cleaning.inspection().data(),
                AlgorithmText.written(cleaning.inspection().defence())));
    console.line(cleaning.inspection().scope() + ".");
    List<Taxonomy> mitigations = cleaning.inspection().defence().mitigations();
    if (!mitigations.isEmpty()) {
      console.line("Mitigation: %s.".formatted(Taxonomy.line(mitigations)));
    }
    TextTable table = new TextTable().words("").numbers("");
    table.row(List.of(Cleaning.FLAGGED, Integer.toString(cleaning.labelsFlagged())));
    table.row(List.of(Cleaning.CORRECTED, Integer.toString(cleaning.labelsCorrected())));
    table.row(
        List.of(
            Cleaning.CORRECTED_RATE,
            String.format(Locale.ROOT, "%.4f", cleaning.correctedLabelRate())));
    table.row(List.of(Cleaning.DROPPED, Integer.toString(cleaning.rowsDropped())));
    table.lines().stream().skip(1).forEach(console::line);
    console.line(
        "What changed is the opinion of the defence, right or wrong: the class of %s, and %s dropped."
            .formatted(
                share(cleaning.labelsCorrected(), cleaning),
                share(cleaning.rowsDropped(), cleaning)));
  }

  private static String share(int part, Cleaning cleaning) {
    int rows = cleaning.inspection().data().size();
    return String.format(
        Locale.ROOT, "%d of %d rows (%.1f %%)", part, rows, part * PER_CENT / rows);
  }

  private void show(CleaningOutcome outcome) {
    TextTable table =
        new TextTable().words("by the ground truth").numbers("before").numbers("after");
    table.row(
        List.of(
            "wrong labels",
            Integer.toString(outcome.before().wrongLabels()),
            Integer.toString(outcome.after().wrongLabels())));
    table.row(
        List.of(
            "poisoned rows",
            Integer.toString(outcome.before().poisonedRows()),
            Integer.toString(outcome.after().poisonedRows())));
    table.row(
        List.of(
            "clean rows given a wrong label",
            "",
            Integer.toString(outcome.cleanRowsMislabelled())));
    table.row(List.of("clean rows dropped", "", Integer.toString(outcome.cleanRowsDropped())));
    shell.console().show(table);
  }
}
