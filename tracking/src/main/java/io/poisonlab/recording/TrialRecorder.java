// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import io.poisonlab.attack.Goal;
import io.poisonlab.attack.Taxonomy;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.experiment.ExperimentListener;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.PlanKeys;
import io.poisonlab.experiment.TestOutcome;
import io.poisonlab.experiment.Trial;
import io.poisonlab.experiment.TrialOutcome;
import io.poisonlab.experiment.TrialResult;
import io.poisonlab.tracking.Experiment;
import io.poisonlab.tracking.LoggedModel;
import io.poisonlab.tracking.RunInfo;
import io.poisonlab.tracking.RunStart;
import io.poisonlab.tracking.RunTracker;
import io.poisonlab.tracking.RunValues;
import io.poisonlab.tracking.TrackedRun;
import io.poisonlab.tracking.TrackingException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Records each trial as a run while others compute: runs are uploaded in parallel, and at most
 * {@value #UPLOADS} finished trials wait for it, so that memory stays bounded.
 */
final class TrialRecorder implements ExperimentListener, AutoCloseable {
  private static final int UPLOADS = 16;

  private final RunTracker tracker;
  private final Experiment experiment;
  private final String parentId;
  private final ExperimentPlan plan;
  private final RecordingOptions options;
  private final OpenRuns open;
  private final ExecutorService uploads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore waiting = new Semaphore(UPLOADS);
  private final PlanKeys keys;
  private final Map<String, CompletableFuture<Optional<String>>> samples = new HashMap<>();
  private final Map<Integer, CompletableFuture<TrackedRun>> starts = new ConcurrentHashMap<>();
  private final Map<Integer, CompletableFuture<String>> records = new ConcurrentHashMap<>();
  private volatile boolean recordFailed; // only ever becomes true

  TrialRecorder(
      RunTracker tracker,
      Experiment experiment,
      String parentId,
      ExperimentPlan plan,
      RecordingOptions options,
      OpenRuns open) {
    this.tracker = tracker;
    this.experiment = experiment;
    this.parentId = parentId;
    this.plan = plan;
    this.options = options;
    this.open = open;
    this.keys = new PlanKeys(plan);
    for (Dataset data : plan.datasets()) {
      samples.put(
          data.name(),
          CompletableFuture.supplyAsync(
              () ->
                  options.dataArtifacts()
                      ? Optional.of(KnownSample.toJson(KnownSample.of(data)))
                      : Optional.empty(),
              uploads));
    }
  }

  @Override
  public void started(Trial trial) {
    starts.put(trial.index(), CompletableFuture.supplyAsync(() -> start(trial), uploads));
  }

  @Override
  public void finished(TrialOutcome outcome) {
    waiting.acquireUninterruptibly();
    if (recordFailed) {
      await(); // no use in computing what cannot be recorded
    }
    records.put(
        outcome.trial().index(),
        startOf(outcome.trial())
            .thenApplyAsync(run -> record(run, outcome), uploads)
            .whenComplete((_, error) -> {
              if (error != null) {
                recordFailed = true;
              }
              waiting.release();
            }));
  }

  @Override
  public void failed(Trial trial, Throwable error) {
    TrackedRun run = startOf(trial).join();
    run.fail(error);
    open.remove(run);
  }

  /** Waits until every finished trial is recorded, and throws what the first of them threw. */
  void await() {
    try {
      records.values().forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new TrackingException("a trial could not be recorded", e.getCause());
    }
  }

  /** Returns the run of each trial, in the order of the plan. */
  List<String> runIds() {
    return plan.trials().stream().map(trial -> startOf(trial).join().id()).toList();
  }

  /** Waits for what is under way. */
  @Override
  public void close() {
    uploads.close();
  }

  private CompletableFuture<TrackedRun> startOf(Trial trial) {
    CompletableFuture<TrackedRun> start = starts.get(trial.index());
    if (start == null) {
      throw new IllegalStateException("trial %d was never started".formatted(trial.index()));
    }
    return start;
  }

  private Optional<String> sampleOf(Trial trial) {
    return Objects.requireNonNull(samples.get(trial.dataset().name())).join();
  }

  private TrackedRun start(Trial trial) {
    SequencedMap<String, String> tags = Tags.ofProcess(options);
    tags.put(Tags.DATASET, keys.digest(trial.dataset()));
    tags.put(Tags.ROLE, Tags.TRIAL);
    tags.put(Tags.TRIAL_INDEX, Integer.toString(trial.index()));
    tags.put(RunInfo.PARENT_TAG, parentId);
    Goal goal = trial.attack().traits().goal();
    tags.put(Tags.GOAL, goal.name().toLowerCase(Locale.ROOT));
    if (goal != Goal.NOTHING) {
      tags.put(Tags.TAXONOMY, Taxonomy.line(goal.taxonomy()));
    }
    return open.start(() ->
        tracker.start(new RunStart(experiment, plan.title(trial), Optional.of(parentId), tags)));
  }

  private String record(TrackedRun run, TrialOutcome outcome) {
    try {
      TestOutcome kept = outcome.kept();
      TrialResult result = outcome.result();
      run.logInputs(
          List.of(
              DatasetInputs.of(kept.train(), "training"),
              DatasetInputs.of(kept.test(), "evaluation")));
      ModelPackage model =
          new ModelPackage(
              kept.model(),
              options.dataArtifacts()
                  ? Optional.of(kept.cleanTest().table().select(new int[] {0}))
                  : Optional.empty());
      LoggedModel logged = run.logModel(model.toFiles(TrialRecord.learnerParams(outcome.trial())));
      RunValues values =
          RunValues.none()
              .params(TrialRecord.params(plan, outcome.trial(), result))
              .tag(Tags.NOTE, Notes.ofTrial(result, experiment.id(), parentId))
              .ofModel(logged);
      for (Map.Entry<String, String> digest : model.sha256().entrySet()) {
        values = values.tag(Tags.MODEL_SHA256 + digest.getKey(), digest.getValue());
      }
      run.log(TrialRecord.metrics(values, result));
      run.logArtifacts(TrialRecord.files(plan, outcome, sampleOf(outcome.trial())));
      run.finish();
      return run.id();
    } catch (RuntimeException e) {
      run.fail(e);
      throw e;
    } finally {
      open.remove(run);
    }
  }
}
