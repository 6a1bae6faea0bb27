// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.cluster.Cluster;
import io.poisonlab.cluster.ClusterSweep;
import io.poisonlab.dataset.TextColumn;
import io.poisonlab.experiment.ExperimentListener;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.ExperimentRunner;
import io.poisonlab.experiment.PlanFile;
import io.poisonlab.experiment.RecordedSweep;
import io.poisonlab.experiment.ReportBuilder;
import io.poisonlab.experiment.SweepJournal;
import io.poisonlab.experiment.SweepRuns;
import io.poisonlab.file.FolderLock;
import io.poisonlab.recording.Provenance;
import io.poisonlab.recording.RecordingOptions;
import io.poisonlab.recording.Tags;
import io.poisonlab.recording.TrackedExperiment;
import io.poisonlab.recording.TrackedReport;
import io.poisonlab.report.AccuracyPlot;
import io.poisonlab.report.OutputFolder;
import io.poisonlab.report.SweepContext;
import io.poisonlab.report.SweepReport;
import io.poisonlab.tracking.RunTracker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs an experiment and records every run. */
@Command(
    name = "run",
    customSynopsis = {
      "poisonlab run [PLAN] [OPTIONS]",
      "poisonlab run --data FILE.csv --target COLUMN [OPTIONS]%n"
    },
    description = {
      "Run an experiment: poison, train and test every cell of a grid, and record each run.",
      "Without arguments it runs the preset iris. Options override what the plan says."
    },
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  poisonlab run",
      "  poisonlab run iris --protocol train-only --folds 5",
      "  poisonlab run plan.yaml --seeds 1..20 --threads 4",
      "  poisonlab run --attack label-flip:fraction=0.1 --attack feature-noise --rows 15,80",
      "  poisonlab run --attack feature-noise --columns sepal_length,sepal_width",
      "  poisonlab run --fraction 0.1 --defence none --defence neighbour-vote:k=5",
      "  poisonlab run --learner decision-tree:depth=5 --learner random-forest",
      "  poisonlab run --data my.csv --target y --nullable age,income --nominal zip",
      "  poisonlab run --data my.csv --target y --ignore id --missing NA --skip-unlabelled",
      "  poisonlab run text --sentence 'What a lovely day'",
      "  poisonlab run plan.yaml --dry-run",
      "  poisonlab run plan.yaml --spark spark://host:7077 --tracking-uri http://host:5000",
      "  poisonlab run --resume",
      "  poisonlab run --tracking-uri http://127.0.0.1:5000 --no-data-artifacts"
    })
final class RunCommand implements Callable<Integer> {
  private final Shell shell;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private PlanOptions planned = new PlanOptions();
  @Mixin private TrackingOptions tracking = new TrackingOptions();

  @Option(
      names = "--no-data-artifacts",
      description = "Keep rows of the data out of the tracking store.")
  private boolean noDataArtifacts;

  @Option(
      names = "--sentence",
      paramLabel = "TEXT",
      description =
          "With data of texts: ask the clean and the poisoned model about it; repeatable.")
  private List<String> sentences = new ArrayList<>();

  @Mixin private SweepOptions sweep = new SweepOptions();

  @Mixin private ThreadOptions parallel = new ThreadOptions();
  @Mixin private SparkOptions spark = new SparkOptions();

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where models, table and picture go; default: poison_experiments.")
  private Path out = Path.of("poison_experiments");

  RunCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    int threads = parallel.threads();
    sweep.check();
    warmUp();
    PlanFile file =
        sweep.resume() && planned.isEmpty()
            ? RecordedSweep.plan(out)
            : planned.read(shell.console());
    ExperimentPlan plan = file.plan();
    checkSentences(plan);
    planned
        .with(new InputFiles().andData(plan.datasets()))
        .keepApartFrom(OutputFolder.files(out, plan));
    Rehearsal.of(plan);
    if (sweep.dryRun()) {
      shell.console().line(Summary.title(plan));
      new PlanText(shell.console()).show(plan, threads);
      return ExitCode.OK;
    }
    sweep.checkMemory(plan, threads);
    boolean whole = sweep.untracked() ? untracked(file, threads) : tracked(file, threads);
    return whole ? ExitCode.OK : ExitCode.CANNOT;
  }

  private void checkSentences(ExperimentPlan plan) {
    if (sentences.stream().anyMatch(String::isBlank)) {
      throw new CommandException(
          "--sentence needs words, found \"\"; try --sentence 'What a lovely day'");
    }
    if (!sentences.isEmpty()
        && plan.datasets().stream()
            .flatMap(data -> data.table().columns().stream())
            .noneMatch(TextColumn.class::isInstance)) {
      throw new CommandException(
          "--sentence asks models of texts, and the data (%s) have no column of texts; try the preset text, or declare a column with --text"
              .formatted(plan.datasetNames()));
    }
  }

  private boolean tracked(PlanFile file, int threads) {
    ExperimentPlan plan = file.plan();
    String name = tracking.name(shell, experiment(file));
    try (RunTracker tracker = tracking.open(shell);
        Cluster cluster = spark.connectIfAsked(shell.console())) {
      tracker.findExperiment(name);
      OutputFolder folder = open(plan);
      ReportBuilder results = new ReportBuilder(plan);
      try (var _ = FolderLock.take(out);
          SweepJournal journal = sweep.journal(out, file, results)) {
        TrackedReport tracked =
            track(
                new TrackedExperiment(tracker, name, options())
                    .threads(threads)
                    .failFast(sweep.failFast()),
                folder,
                results,
                journal,
                plan,
                cluster);
        RunReport report = new RunReport(shell.console(), sentences);
        report.show(
            tracked.report(),
            out,
            folder.complete(tracked.report(), tracked.picture(), tracked.page()));
        report.showRuns(tracked, tracker, tracking.repeatedFor(shell, name));
        return tracked.report().failures().isEmpty();
      }
    }
  }

  private RecordingOptions options() {
    return new RecordingOptions(
        !noDataArtifacts, "poisonlab", Map.of(Tags.COMMAND, CommandText.of(spec)));
  }

  private boolean untracked(PlanFile file, int threads) {
    ExperimentPlan plan = file.plan();
    OutputFolder folder = open(plan);
    ReportBuilder results = new ReportBuilder(plan);
    try (Cluster cluster = spark.connectIfAsked(shell.console());
        var _ = FolderLock.take(out);
        SweepJournal journal = sweep.journal(out, file, results);
        var _ = Interruption.then(() -> stopped("the journal holds what was finished"));
        Progress progress = new Progress(shell.console())) {
      journal.tell(progress::kept);
      if (cluster == null) {
        new ExperimentRunner(progress.and(folder).and(journal.listener()), threads)
            .failFast(sweep.failFast())
            .run(plan, journal.missing(), results);
      } else {
        cluster
            .sweep(Map.of(), progress.and(folder), sweep.failFast())
            .compute(
                plan,
                journal.missing(),
                ended -> {
                  journal.add(ended);
                  results.accept(ended);
                });
      }
    }
    ExperimentReport report = results.build();
    SweepReport page =
        SweepReport.of(report, new SweepContext(Provenance.of(options()), new LinkedHashMap<>()));
    new RunReport(shell.console(), sentences)
        .show(report, out, folder.complete(report, AccuracyPlot.of(report), page));
    return report.failures().isEmpty();
  }

  /** Opens the folder of results; when that has worked, says what is run. */
  private OutputFolder open(ExperimentPlan plan) {
    OutputFolder folder = OutputFolder.at(out);
    folder.checkFor(plan);
    shell.console().line(Summary.title(plan));
    BlindCells.of(plan).forEach(shell.console()::warn);
    return folder;
  }

  /** Returns the experiment that the plan names, or that a sweep was recorded in before. */
  private String experiment(PlanFile file) {
    Optional<String> before =
        sweep.resume() && SweepJournal.isIn(out)
            ? RecordedSweep.runs(out).map(SweepRuns::experiment)
            : Optional.empty();
    return before
        .or(file::experiment)
        .orElse(file.plan().datasetNames().replace(" + ", "_") + "_poisoning_experiment");
  }

  /**
   * Loads what drawing needs while the plan is read; what fails here fails again when it counts.
   */
  private static void warmUp() {
    Thread.ofPlatform().daemon().uncaughtExceptionHandler((_, _) -> {}).start(AccuracyPlot::warmUp);
  }

  private TrackedReport track(
      TrackedExperiment experiment,
      OutputFolder folder,
      ReportBuilder results,
      SweepJournal journal,
      ExperimentPlan plan,
      @Nullable Cluster cluster) {
    try (Progress progress = new Progress(shell.console())) {
      ExperimentListener listener = progress.and(folder);
      journal.tell(progress::kept);
      Optional<ClusterSweep> there =
          Optional.ofNullable(cluster)
              .map(machines ->
                  machines.sweep(tracking.environment(shell), listener, sweep.failFast()));
      there.ifPresent(experiment::on);
      try (var _ = Interruption.then(() -> stop(experiment, there))) {
        return experiment.track(plan, listener, results, journal);
      }
    }
  }

  private void stop(TrackedExperiment experiment, Optional<ClusterSweep> there) {
    shell.console().note("\nstopping: what is computed is being recorded…");
    there.ifPresent(ClusterSweep::stop);
    experiment.kill();
    stopped("the runs that were under way are marked KILLED");
  }

  private void stopped(String what) {
    shell.console().stopped(what + "; the same command with --resume goes on");
  }
}
