// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.analysis.SentenceTable;
import io.poisonlab.attack.Taxonomy;
import io.poisonlab.dataset.Count;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.SweepJournal;
import io.poisonlab.experiment.TrialFailure;
import io.poisonlab.recording.TrackedReport;
import io.poisonlab.report.OutputFolder;
import io.poisonlab.report.SweepFiles;
import io.poisonlab.tracking.RunTracker;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a user sees when an experiment is done: the table, the files, and where to look. */
final class RunReport {
  /** More are left to the journal. */
  private static final int FAILURES = 5;

  private final Console console;
  private final List<String> sentences;

  /**
   * Shows what is done.
   *
   * @param sentences what the models of texts are asked about; where empty some of the data
   */
  RunReport(Console console, List<String> sentences) {
    this.console = console;
    this.sentences = List.copyOf(sentences);
  }

  /**
   * Shows results.
   *
   * @param folder where the files are
   * @param files what is there: the report, the table, the picture, the models
   */
  void show(ExperimentReport report, Path folder, List<Path> files) {
    console.line("");
    console.show(Summary.table(report));
    Stream.of(Summary.legend(report.plan()), Summary.note(report))
        .flatMap(Optional::stream)
        .forEach(words -> {
          console.line("");
          console.prose(words);
        });
    List<String> unbeaten = report.noBetterThanRandom();
    if (!unbeaten.isEmpty()) {
      console.line("");
      unbeaten.forEach(words -> console.prose(words + "."));
    }
    new SweepText(console).show(report);
    SentenceTable.of(report, sentences).ifPresent(new SentenceText(console)::show);
    List<String> said = BlindCells.of(report.plan());
    report.warnings().stream()
        .filter(warning -> said.stream().noneMatch(known -> warning.startsWith(known + " (")))
        .forEach(console::warn);
    taxonomy(report.plan());
    failures(report);
    console.line("");
    int models = (int) files.stream().filter(file -> file.toString().endsWith(".onnx")).count();
    console.line(
        "Files: %s: %s, %s, %s%s"
            .formatted(
                folder,
                SweepFiles.PAGE,
                OutputFolder.SUMMARY,
                OutputFolder.PICTURE,
                models == 0 ? "" : " and " + Count.of(models, "model")));
  }

  /**
   * Shows where the runs are.
   *
   * @param options what other commands need to be told to find them; empty where nothing
   */
  void showRuns(TrackedReport tracked, RunTracker tracker, String options) {
    console.line(
        "Runs:  %s: experiment \"%s\", %s under the sweep %s"
            .formatted(
                tracker.location(),
                tracked.experiment().name(),
                Count.of(tracked.runIds().size(), "run"),
                tracked.parentRunId()));
    ExperimentReport report = tracked.report();
    int without = report.results().size() + report.failures().size() - tracked.runIds().size();
    if (without > 0) {
      console.line(
          "       %s computed without tracking before, and %s no run"
              .formatted(
                  Count.of(without, "trial") + (without == 1 ? " was" : " were"),
                  without == 1 ? "has" : "have"));
    }
    tracker
        .links()
        .ifPresentOrElse(
            links -> {
              console.line("Look:  " + links.experiment(tracked.experiment()));
              console.line("       " + links.run(tracked.experiment().id(), tracked.parentRunId()));
            },
            () -> {
              console.line(
                  "Look:  poisonlab ui%s     opens the MLflow UI on these runs".formatted(options));
              console.line("       poisonlab check%s  checks the latest model".formatted(options));
            });
  }

  private void failures(ExperimentReport report) {
    List<TrialFailure> failures = report.failures();
    if (failures.isEmpty()) {
      return;
    }
    console.line("");
    console.line(
        "%s of %d failed; %s holds their stack traces, with tracking so does error.txt of their runs:"
            .formatted(
                Count.of(failures.size(), "trial"), report.plan().size(), SweepJournal.FILE));
    failures.stream()
        .limit(FAILURES)
        .forEach(failure ->
            console.line(
                "  %s: %s".formatted(report.plan().title(failure.trial()), failure.message())));
    if (failures.size() > FAILURES) {
      console.line("  and %d more".formatted(failures.size() - FAILURES));
    }
  }

  private void taxonomy(ExperimentPlan plan) {
    List<Taxonomy> entries =
        plan.attacks().stream()
            .flatMap(attack -> attack.traits().goal().taxonomy().stream())
            .distinct()
            .toList();
    if (!entries.isEmpty()) {
      console.line("");
      console.prose("Taxonomy: " + Taxonomy.line(entries));
    }
    List<Taxonomy> mitigations =
        plan.defences().stream()
            .flatMap(defence -> defence.mitigations().stream())
            .distinct()
            .toList();
    if (!mitigations.isEmpty()) {
      console.prose("Mitigations: " + Taxonomy.line(mitigations));
    }
  }
}
