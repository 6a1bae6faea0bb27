// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.spark;

import io.poisonlab.cluster.ClusterSweep;
import io.poisonlab.experiment.EndedTrial;
import io.poisonlab.experiment.ExperimentListener;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.ReportBuilder;
import io.poisonlab.experiment.TrialFailedException;
import io.poisonlab.recording.Leftovers;
import io.poisonlab.recording.RecordedResults;
import io.poisonlab.recording.SweepTarget;
import io.poisonlab.tracking.RunTracker;
import io.poisonlab.tracking.RunTrackers;
import io.poisonlab.tracking.TrackingSettings;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * Computes the trials of a plan on Spark. A task is some units of one block of the plan: trials
 * that share their split, their models of clean rows and, within a unit, their poisoned data. Plan
 * and data are broadcast once; results come back as each task ends. What trials come to is what
 * {@link io.poisonlab.experiment.ExperimentRunner} makes of them, whatever the number of executors.
 *
 * <p>Executors record their trials themselves. A task that Spark tries again, because its machine
 * was lost or another was faster, finds what the attempt before has recorded by the trials' keys:
 * finished runs count, and no trial has two.
 */
public final class SparkSweep implements ClusterSweep {
  /** So many tasks for each core, so that cores stay busy to the end. */
  private static final int TASKS = 8;

  private final SparkSession session;
  private final Map<String, String> environment;
  private final ExperimentListener listener;
  private final boolean failFast;
  private final String group = "poisonlab-" + UUID.randomUUID();
  private volatile boolean stopped;
  private volatile @Nullable Attempts working;

  /** Computes in a session; executors find the tracking store by this process's variables. */
  public SparkSweep(SparkSession session) {
    this(session, System.getenv(), ExperimentListener.silent(), false);
  }

  /**
   * Computes in a session.
   *
   * @param environment MLflow's variables, credentials among them; they travel to the executors
   *     with the tasks, neither in Spark's settings nor in a log
   * @param listener hears of each trial that was received
   * @param failFast whether the first trial that throws ends the sweep
   */
  public SparkSweep(
      SparkSession session,
      Map<String, String> environment,
      ExperimentListener listener,
      boolean failFast) {
    this.session = session;
    this.environment = TrackingVariables.of(environment);
    this.listener = listener;
    this.failFast = failFast;
  }

  /**
   * Runs a plan and records nothing.
   *
   * @throws IllegalArgumentException as {@link #compute} does
   */
  public ExperimentReport run(ExperimentPlan plan) {
    ReportBuilder report = new ReportBuilder(plan);
    compute(plan, _ -> true, report::accept);
    return report.build();
  }

  @Override
  public void compute(ExperimentPlan plan, IntPredicate wanted, Consumer<EndedTrial> ended) {
    run(plan, wanted, Optional.empty(), false, ended);
  }

  @Override
  public void execute(
      ExperimentPlan plan, IntPredicate wanted, SweepTarget target, RecordedResults results) {
    Map<Integer, EndedTrial> inOrder = new TreeMap<>();
    Set<String> held = new HashSet<>();
    try (RunTracker tracker = RunTrackers.open(TrackingSettings.from(environment))) {
      boolean before = Leftovers.isAny(tracker, target);
      try {
        run(
            plan,
            wanted,
            Optional.of(target),
            before,
            ended -> {
              inOrder.put(ended.trial().index(), ended);
              ended
                  .runId()
                  .ifPresent(id -> {
                    held.add(id);
                    ended.result().ifPresent(result -> results.recorded(result, id));
                    ended.failure().ifPresent(failure -> results.recorded(failure, id));
                  });
            });
      } finally {
        Leftovers.end(tracker, target, held, before);
      }
    }
    for (EndedTrial ended : inOrder.values()) {
      ended.result().ifPresent(results.inOrder()::accept);
      ended.failure().ifPresent(results.inOrder()::failed);
    }
  }

  private void run(
      ExperimentPlan plan,
      IntPredicate wanted,
      Optional<SweepTarget> target,
      boolean before,
      Consumer<EndedTrial> ended) {
    listener.planned(plan, wanted);
    SparkContext context = session.sparkContext();
    List<UnitRange> ranges =
        UnitRange.cut(plan, wanted, Math.max(1, context.defaultParallelism()) * TASKS);
    if (ranges.isEmpty()) {
      return;
    }
    JavaSparkContext java = JavaSparkContext.fromSparkContext(context);
    Broadcast<SweepPayload> payload =
        java.broadcast(
            SweepPayload.of(plan, wanted, target, before, environment, isSpeculative(context)));
    Attempts attempts = new Attempts(group);
    working = attempts;
    context.addSparkListener(attempts);
    try (SweepJob job =
        new SweepJob(context, group, java.parallelize(ranges, ranges.size()).rdd(), payload)) {
      for (int i = 0; i < ranges.size(); i++) {
        for (byte[] trial : job.next()) {
          take(EndedTrial.read(trial, plan), ended);
        }
      }
    } finally {
      attempts.await();
      context.removeSparkListener(attempts);
      payload.destroy();
    }
    if (stopped) {
      throw new IllegalArgumentException("the sweep was stopped");
    }
  }

  private void take(EndedTrial trial, Consumer<EndedTrial> ended) {
    ended.accept(trial);
    listener.received(trial);
    if (failFast && trial.failure().isPresent()) {
      stop();
      throw new TrialFailedException(List.of(trial.failure().get()));
    }
  }

  private static boolean isSpeculative(SparkContext context) {
    return context.getConf().getBoolean("spark.speculation", false);
  }

  @Override
  public void stop() {
    stopped = true;
    session.sparkContext().cancelJobGroup(group);
    Attempts attempts = working;
    if (attempts != null) {
      attempts.await(); // each ends its own runs
    }
  }
}
