// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import io.poisonlab.experiment.ExperimentListener;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.ExperimentRunner;
import io.poisonlab.experiment.TrialFailedException;
import io.poisonlab.report.SweepContext;
import io.poisonlab.tracking.Experiment;
import io.poisonlab.tracking.RunStart;
import io.poisonlab.tracking.RunTracker;
import io.poisonlab.tracking.TrackedRun;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Runs a plan and records it: a parent run for the sweep, a child run for each trial. The report is
 * the one that {@link ExperimentRunner} alone makes.
 */
public final class TrackedExperiment {
  private final RunTracker tracker;
  private final String name;
  private final RecordingOptions options;
  private final int threads;
  private final OpenRuns open = new OpenRuns();

  /** Records in the experiment of this name, which is created if there is none. */
  public TrackedExperiment(RunTracker tracker, String name) {
    this(tracker, name, RecordingOptions.standard());
  }

  /** Records in the experiment of this name, with options. */
  public TrackedExperiment(RunTracker tracker, String name, RecordingOptions options) {
    this(tracker, name, options, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Records in the experiment of this name, with options.
   *
   * @param threads how many trials compute at a time, 1 or more
   */
  public TrackedExperiment(RunTracker tracker, String name, RecordingOptions options, int threads) {
    this.tracker = tracker;
    this.name = name;
    this.options = options;
    this.threads = threads;
  }

  /**
   * Runs and records a plan.
   *
   * <p>A trial that throws does not end the sweep: its run and the sweep are then FAILED, with the
   * stack trace as an artifact.
   *
   * @throws io.poisonlab.tracking.TrackingException if something could not be recorded
   */
  public ExperimentReport run(ExperimentPlan plan) {
    return track(plan, ExperimentListener.silent()).report();
  }

  /** Runs and records a plan, and says which runs hold it; see {@link #run}. */
  public TrackedReport track(ExperimentPlan plan, ExperimentListener listener) {
    Experiment experiment = tracker.experiment(name);
    SequencedMap<String, String> tags = Tags.ofProcess(options);
    tags.put(Tags.ROLE, Tags.SWEEP);
    TrackedRun parent =
        open.start(
            () -> tracker.start(new RunStart(experiment, title(plan), Optional.empty(), tags)));
    try (TrialRecorder recorder =
        new TrialRecorder(tracker, experiment, parent.id(), plan, options, open)) {
      ExperimentReport report = new ExperimentRunner(listener.and(recorder), threads).run(plan);
      SweepRecord sweep = SweepRecord.of(report, context(experiment, parent));
      recorder.await();
      sweep.writeTo(parent, experiment.id());
      tracker.tag(
          experiment,
          Map.of(
              Tags.NOTE,
              Notes.ofExperiment(title(plan), sweep.page().join(), experiment.id(), parent.id())));
      end(parent, report);
      return new TrackedReport(
          report,
          sweep.accuracy().join(),
          sweep.page().join(),
          experiment,
          parent.id(),
          recorder.runIds());
    } catch (RuntimeException e) {
      parent.fail(e);
      throw e;
    } finally {
      open.killAll();
    }
  }

  /**
   * Ends every run that is still open as KILLED, for a program that is told to stop. No run starts
   * afterwards: {@link #track} then throws.
   */
  public void kill() {
    open.stop();
  }

  /** A sweep that lacks trials is no finished one. */
  private static void end(TrackedRun parent, ExperimentReport report) {
    if (report.failures().isEmpty()) {
      parent.finish();
    } else {
      parent.fail(new TrialFailedException(report.failures()));
    }
  }

  private SweepContext context(Experiment experiment, TrackedRun parent) {
    SequencedMap<String, URI> links = new LinkedHashMap<>();
    tracker
        .links()
        .ifPresent(ui -> {
          links.put("The sweep in MLflow", ui.run(experiment.id(), parent.id()));
          links.put("All runs of the experiment", ui.experiment(experiment));
        });
    SequencedMap<String, String> provenance = Tags.provenance(options);
    provenance.put("experiment", "%s in %s".formatted(experiment.name(), tracker.location()));
    provenance.put("run of the sweep", parent.id());
    return new SweepContext(provenance, links);
  }

  private static String title(ExperimentPlan plan) {
    return "%s · %s · %d trials".formatted(plan.datasetNames(), plan.protocolIds(), plan.size());
  }
}
