// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.dataset.CsvFile;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.defence.Defence;
import io.poisonlab.file.SafeFiles;
import io.poisonlab.inspection.Cleaning;
import io.poisonlab.inspection.Inspection;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Applies a defence's remedy to a file. */
@Command(
    name = "clean",
    description = {
      "Let a defence treat a copy of your data: it drops, relabels or thins out what it flags.",
      "labels_flagged: rows flagged. labels_corrected: rows whose class changed.",
      "corrected_label_rate: labels_corrected as a share of all rows. They are recorded as a run in",
      "MLflow for each version of the data, which its fingerprint names."
    },
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  poisonlab clean my.csv --target y --defence neighbour-vote --out cleaned.csv",
      "  poisonlab clean my.csv --target y --defence confident-learning:remedy=relabel"
          + " --out cleaned.csv --no-tracking",
      "  poisonlab clean --dataset iris --defence neighbour-vote:k=5 --out iris-cleaned.csv"
    })
final class CleanCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private DataOptions source = new DataOptions();
  @Mixin private InspectionOptions looking = new InspectionOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE.csv",
      description = "Where the cleaned data go.")
  private Path out = Path.of("");

  @Option(names = "--no-tracking", description = "Record no run.")
  private boolean noTracking;

  @Mixin private FindingOptions finding = new FindingOptions();

  CleanCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    source.keepApart(out);
    List<Defence> defences = looking.defences();
    if (defences.size() > 1) {
      throw new CommandException(
          "clean takes one --defence, found %d; clean the cleaned file again with the next"
              .formatted(defences.size()));
    }
    CsvFile file = source.file();
    Dataset data = file.data();
    Inspection inspection = looking.inspect(defences, data).getFirst();
    inspection.warnings().forEach(shell.console()::warn);
    Cleaning cleaning = Cleaning.of(inspection);
    SafeFiles.write(out, file.with(cleaning.after()));
    show(cleaning);
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
    TextTable table = new TextTable().words("").numbers("");
    table.row(List.of(Cleaning.FLAGGED, Integer.toString(cleaning.labelsFlagged())));
    table.row(List.of(Cleaning.CORRECTED, Integer.toString(cleaning.labelsCorrected())));
    table.row(
        List.of(
            Cleaning.CORRECTED_RATE,
            String.format(Locale.ROOT, "%.4f", cleaning.correctedLabelRate())));
    table.row(List.of(Cleaning.DROPPED, Integer.toString(cleaning.rowsDropped())));
    table.lines().stream().skip(1).forEach(console::line);
    console.line("Files: " + out);
  }
}
