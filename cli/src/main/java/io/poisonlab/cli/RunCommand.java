// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.PlanFile;
import io.poisonlab.recording.RecordingOptions;
import io.poisonlab.recording.Tags;
import io.poisonlab.recording.TrackedExperiment;
import io.poisonlab.recording.TrackedReport;
import io.poisonlab.report.AccuracyPlot;
import io.poisonlab.report.OutputFolder;
import io.poisonlab.tracking.RunTracker;
import java.nio.file.Path;
import java.util.Map;
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

  @Mixin private ThreadOptions parallel = new ThreadOptions();

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
    warmUp();
    PlanFile file = planned.read(shell.console());
    ExperimentPlan plan = file.plan();
    planned
        .with(new InputFiles().andData(plan.datasets()))
        .keepApartFrom(OutputFolder.files(out, plan));
    Rehearsal.of(plan);
    String name =
        tracking.name(
            shell,
            file.experiment()
                .orElse(plan.datasetNames().replace(" + ", "_") + "_poisoning_experiment"));
    try (RunTracker tracker = tracking.open(shell)) {
      tracker.findExperiment(name);
      OutputFolder folder = OutputFolder.at(out);
      shell.console().line(Summary.title(plan));
      BlindCells.of(plan).forEach(shell.console()::warn);
      TrackedReport tracked = track(tracker, name, plan, folder, threads);
      new RunReport(shell.console(), tracker, tracking.repeatedFor(shell, name))
          .show(tracked, out, folder.complete(tracked.report(), tracked.picture(), tracked.page()));
      return tracked.report().failures().isEmpty() ? ExitCode.OK : ExitCode.CANNOT;
    }
  }

  /**
   * Loads what drawing needs while the plan is read; what fails here fails again when it counts.
   */
  private static void warmUp() {
    Thread.ofPlatform().daemon().uncaughtExceptionHandler((_, _) -> {}).start(AccuracyPlot::warmUp);
  }

  private TrackedReport track(
      RunTracker tracker, String name, ExperimentPlan plan, OutputFolder folder, int threads) {
    TrackedExperiment experiment =
        new TrackedExperiment(
            tracker,
            name,
            new RecordingOptions(
                !noDataArtifacts, "poisonlab", Map.of(Tags.COMMAND, CommandText.of(spec))),
            threads);
    try (var _ = Interruption.then(() -> stop(experiment));
        Progress progress = new Progress(shell.console())) {
      return experiment.track(plan, progress.and(folder));
    }
  }

  private void stop(TrackedExperiment experiment) {
    experiment.kill();
    shell.console().err().println("\nstopped: the runs that were under way are marked KILLED");
    shell.console().err().flush();
  }
}
