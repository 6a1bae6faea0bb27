// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import io.poisonlab.dataset.Count;
import io.poisonlab.experiment.ExperimentListener;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.ExperimentRunner;
import io.poisonlab.experiment.ReportBuilder;
import io.poisonlab.experiment.SweepJournal;
import io.poisonlab.experiment.SweepRuns;
import io.poisonlab.experiment.TrialFailedException;
import io.poisonlab.report.SweepContext;
import io.poisonlab.tracking.Experiment;
import io.poisonlab.tracking.RunInfo;
import io.poisonlab.tracking.RunStart;
import io.poisonlab.tracking.RunTracker;
import io.poisonlab.tracking.TrackedRun;
import io.poisonlab.tracking.TrackingException;
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
  private final OpenRuns open = new OpenRuns();
  private int threads = Runtime.getRuntime().availableProcessors();
  private boolean failFast;
  private Optional<SweepExecutor> executor = Optional.empty();

  /** Records in the experiment of this name, which is created if there is none. */
  public TrackedExperiment(RunTracker tracker, String name) {
    this(tracker, name, RecordingOptions.standard());
  }

  /** Records in the experiment of this name, with options. */
  public TrackedExperiment(RunTracker tracker, String name, RecordingOptions options) {
    this.tracker = tracker;
    this.name = name;
    this.options = options;
  }

  /** Lets so many trials compute at a time, 1 or more, instead of one for each processor. */
  public TrackedExperiment threads(int count) {
    threads = count;
    return this;
  }

  /** Lets the first trial that throws end the sweep, or not, which is usual. */
  public TrackedExperiment failFast(boolean ends) {
    failFast = ends;
    return this;
  }

  /**
   * Lets a cluster compute and record the trials; it hears of no listener, threads or failing fast
   * then.
   */
  public TrackedExperiment on(SweepExecutor other) {
    executor = Optional.of(other);
    return this;
  }

  /**
   * Runs and records a plan.
   *
   * <p>A trial that throws does not end the sweep: its run and the sweep are then FAILED, with the
   * stack trace as an artifact.
   *
   * @throws TrialFailedException if a trial throws, in an experiment that fails fast
   * @throws TrackingException if something could not be recorded
   */
  public ExperimentReport run(ExperimentPlan plan) {
    return track(plan, ExperimentListener.silent()).report();
  }

  /** Runs and records a plan, and says which runs hold it; see {@link #run}. */
  public TrackedReport track(ExperimentPlan plan, ExperimentListener listener) {
    return track(plan, listener, new ReportBuilder(plan), Optional.empty());
  }

  /**
   * Runs and records what a journal does not hold yet, under the run of the sweep that it names;
   * see {@link #run}. Runs of that sweep that an earlier process left RUNNING are ended as KILLED.
   *
   * @param before holds the results that the journal held when it was opened
   * @param journal of the same plan
   */
  public TrackedReport track(
      ExperimentPlan plan,
      ExperimentListener listener,
      ReportBuilder before,
      SweepJournal journal) {
    return track(plan, listener, before, Optional.of(journal));
  }

  private TrackedReport track(
      ExperimentPlan plan,
      ExperimentListener listener,
      ReportBuilder results,
      Optional<SweepJournal> journal) {
    Experiment experiment = tracker.experiment(name);
    Optional<SweepRuns> earlier = journal.flatMap(SweepJournal::runs);
    earlier.ifPresent(runs -> checkPlace(runs, experiment));
    TrackedRun parent =
        open.start(() ->
            earlier
                .map(runs -> tracker.resume(runs.parentRunId()))
                .orElseGet(() -> start(experiment, plan)));
    SweepTarget target = new SweepTarget(experiment, parent.id(), options);
    journal.ifPresent(
        lines -> lines.record(new SweepRuns(tracker.location(), experiment.name(), parent.id())));
    RecordedResults recorded =
        new RecordedResults(
            results, journal, report -> SweepRecord.of(report, context(experiment, parent)));
    try {
      EarlierRuns before =
          earlier.isPresent() ? EarlierRuns.of(tracker, target) : EarlierRuns.none();
      executor
          .orElseGet(() -> new LocalExecutor(tracker, open, listener, threads, failFast, before))
          .execute(plan, journal.map(SweepJournal::missing).orElse(_ -> true), target, recorded);
      SweepRecord sweep = recorded.sweep();
      sweep.writeTo(parent, experiment.id());
      tracker.tag(
          experiment,
          Map.of(
              Tags.NOTE,
              Notes.ofExperiment(title(plan), sweep.page().join(), experiment.id(), parent.id())));
      end(parent, sweep.report());
      return new TrackedReport(
          sweep.report(),
          sweep.accuracy().join(),
          sweep.page().join(),
          experiment,
          parent.id(),
          recorded.runIds());
    } catch (RuntimeException e) {
      if (!open.isStopped()) { // else it is killed
        parent.fail(e);
      }
      throw e;
    } finally {
      open.killAll();
    }
  }

  /** Two ways to name a store may mean the same one: what counts is that the run is there. */
  private void checkPlace(SweepRuns runs, Experiment experiment) {
    Optional<RunInfo> parent;
    try {
      parent = Optional.of(tracker.run(runs.parentRunId()));
    } catch (TrackingException _) {
      parent = Optional.empty();
    }
    if (parent.filter(run -> run.experimentId().equals(experiment.id())).isEmpty()) {
      throw new TrackingException(
          "the sweep is recorded in %s, experiment \"%s\", run %s; %s, experiment \"%s\", does not hold it: go on there, or begin anew without --resume"
              .formatted(
                  runs.location(),
                  runs.experiment(),
                  runs.parentRunId(),
                  tracker.location(),
                  name));
    }
  }

  private TrackedRun start(Experiment experiment, ExperimentPlan plan) {
    SequencedMap<String, String> tags = Tags.ofProcess(options);
    tags.put(Tags.ROLE, Tags.SWEEP);
    return tracker.start(new RunStart(experiment, title(plan), Optional.empty(), tags));
  }

  /**
   * Ends every run that is still open as KILLED, for a program that is told to stop; trials that
   * are computed are recorded first, for some seconds at the most. No run starts afterwards: {@link
   * #track} then throws.
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
    provenance.putAll(Provenance.of(experiment.name(), tracker.location(), parent.id()));
    return new SweepContext(provenance, links);
  }

  private static String title(ExperimentPlan plan) {
    return "%s · %s · %s"
        .formatted(plan.datasetNames(), plan.protocolIds(), Count.of(plan.size(), "trial"));
  }
}
