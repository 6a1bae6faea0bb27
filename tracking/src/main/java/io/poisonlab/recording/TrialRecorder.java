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
import io.poisonlab.experiment.TrialFailure;
import io.poisonlab.experiment.TrialOutcome;
import io.poisonlab.experiment.TrialResult;
import io.poisonlab.tracking.LoggedModel;
import io.poisonlab.tracking.RunInfo;
import io.poisonlab.tracking.RunStart;
import io.poisonlab.tracking.RunTracker;
import io.poisonlab.tracking.RunValues;
import io.poisonlab.tracking.TrackedRun;
import io.poisonlab.tracking.TrackingException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Records each trial as a run while others compute: runs are uploaded in parallel, and at most
 * {@value #UPLOADS} finished trials wait for it, so that memory stays bounded. Of a trial that has
 * ended nothing is kept.
 */
final class TrialRecorder implements ExperimentListener, AutoCloseable {
  private static final int UPLOADS = 16;

  private final RunTracker tracker;
  private final SweepTarget target;
  private final RecordedPlan shared;
  private final ExperimentPlan plan;
  private final OpenRuns open;
  private final EarlierRuns earlier;
  private final RecordedResults results;
  private final PlanKeys keys;
  private final ExecutorService uploads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore waiting = new Semaphore(UPLOADS);
  private final Map<Integer, CompletableFuture<TrackedRun>> starts = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable Throwable> error = new AtomicReference<>(null);

  /**
   * Prepares.
   *
   * @param target where runs are recorded
   * @param open holds the runs that have not ended
   * @param earlier what earlier attempts have recorded there
   * @param results takes note of each trial whose run has ended
   */
  TrialRecorder(
      RunTracker tracker,
      SweepTarget target,
      RecordedPlan plan,
      OpenRuns open,
      EarlierRuns earlier,
      RecordedResults results) {
    this.tracker = tracker;
    this.target = target;
    this.shared = plan;
    this.plan = plan.plan();
    this.open = open;
    this.earlier = earlier;
    this.results = results;
    this.keys = plan.keys();
    if (target.options().dataArtifacts()) {
      for (Dataset data : this.plan.datasets()) {
        Future<?> _ = uploads.submit(() -> shared.samples(data)); // while trials compute
      }
    }
  }

  @Override
  public void started(Trial trial) {
    if (earlier.finished(trial, keys).isEmpty()) {
      starts.put(trial.index(), CompletableFuture.supplyAsync(() -> start(trial), uploads));
    }
  }

  @Override
  public void finished(TrialOutcome outcome) {
    Trial trial = outcome.trial();
    Optional<String> recorded = earlier.finished(trial, keys);
    if (recorded.isPresent()) {
      results.recorded(outcome.result(), recorded.get());
      return;
    }
    open.recording();
    waiting.acquireUninterruptibly();
    if (error.get() != null) {
      waiting.release();
      open.recorded();
      await(); // no use in computing what cannot be recorded
    }
    CompletableFuture<Void> _ =
        startOf(trial)
            .thenAcceptAsync(run -> record(run, outcome), uploads)
            .whenComplete((_, failure) -> {
              if (failure != null) {
                error.compareAndSet(null, failure);
              }
              waiting.release();
              open.recorded();
            });
  }

  @Override
  public void failed(Trial trial, Throwable cause) {
    if (earlier.finished(trial, keys).isPresent()) {
      return; // its run of an earlier attempt says otherwise, and stays
    }
    TrackedRun run = startOf(trial).join();
    run.fail(cause);
    open.remove(run);
    starts.remove(trial.index());
    results.recorded(TrialFailure.of(trial, cause), run.id());
  }

  /** Waits until every finished trial is recorded, and throws what the first of them threw. */
  void await() {
    waiting.acquireUninterruptibly(UPLOADS);
    waiting.release(UPLOADS);
    Throwable failure = error.get();
    if (failure == null) {
      return;
    }
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    throw cause instanceof RuntimeException known
        ? known
        : new TrackingException("a trial could not be recorded", failure);
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
    return target.options().dataArtifacts()
        ? Optional.of(shared.samples(trial.dataset()))
        : Optional.empty();
  }

  private TrackedRun start(Trial trial) {
    SequencedMap<String, String> tags = Tags.ofProcess(target.options());
    tags.put(Tags.DATASET, keys.digest(trial.dataset()));
    tags.put(Tags.ROLE, Tags.TRIAL);
    tags.put(Tags.TRIAL_INDEX, Integer.toString(trial.index()));
    tags.put(Tags.TRIAL_KEY, keys.of(trial));
    tags.put(RunInfo.PARENT_TAG, target.parentRunId());
    Goal goal = trial.attack().traits().goal();
    tags.put(Tags.GOAL, goal.name().toLowerCase(Locale.ROOT));
    if (goal != Goal.NOTHING) {
      tags.put(Tags.TAXONOMY, Taxonomy.line(goal.taxonomy()));
    }
    return open.start(() ->
        tracker.start(
            new RunStart(
                target.experiment(), plan.title(trial), Optional.of(target.parentRunId()), tags)));
  }

  private void record(TrackedRun run, TrialOutcome outcome) {
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
              target.options().dataArtifacts()
                  ? Optional.of(kept.cleanTest().table().select(new int[] {0}))
                  : Optional.empty());
      LoggedModel logged = run.logModel(model.toFiles(TrialRecord.learnerParams(outcome.trial())));
      RunValues values =
          RunValues.none()
              .params(TrialRecord.params(plan, outcome.trial(), result))
              .tag(Tags.NOTE, Notes.ofTrial(result, target.experiment().id(), target.parentRunId()))
              .ofModel(logged);
      for (Map.Entry<String, String> digest : model.sha256().entrySet()) {
        values = values.tag(Tags.MODEL_SHA256 + digest.getKey(), digest.getValue());
      }
      run.log(TrialRecord.curve(TrialRecord.metrics(values, result), kept.model()));
      run.logArtifacts(TrialRecord.files(plan, outcome, sampleOf(outcome.trial())));
      run.finish();
      starts.remove(outcome.trial().index());
      results.recorded(result, run.id());
    } catch (RuntimeException e) {
      run.fail(e);
      throw e;
    } finally {
      open.remove(run);
    }
  }
}
