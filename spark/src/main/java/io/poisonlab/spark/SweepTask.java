// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.spark;

import io.poisonlab.experiment.Baseline;
import io.poisonlab.experiment.EndedTrial;
import io.poisonlab.experiment.ExperimentListener;
import io.poisonlab.experiment.Trial;
import io.poisonlab.experiment.TrialFailure;
import io.poisonlab.experiment.TrialResult;
import io.poisonlab.experiment.TrialUnit;
import io.poisonlab.experiment.UnitResult;
import io.poisonlab.recording.OtherAttempts;
import io.poisonlab.recording.RecordedPlan;
import io.poisonlab.recording.RecordedUnit;
import io.poisonlab.recording.SweepTarget;
import io.poisonlab.recording.UnitRecorder;
import io.poisonlab.tracking.RunTracker;
import io.poisonlab.tracking.RunTrackers;
import io.poisonlab.tracking.TrackingException;
import io.poisonlab.tracking.TrackingSettings;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

/** Computes a range of units on an executor, and records their trials. */
final class SweepTask extends AbstractFunction2<TaskContext, Iterator<UnitRange>, byte[][]>
    implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Broadcast<SweepPayload> payload;

  SweepTask(Broadcast<SweepPayload> payload) {
    this.payload = payload;
  }

  /** Returns each trial as bytes. */
  @Override
  public byte[][] apply(TaskContext task, Iterator<UnitRange> ranges) {
    SweepPayload sweep = payload.value();
    RecordedPlan plan = SentPlan.of(sweep).plan();
    List<byte[]> trials = new ArrayList<>();
    while (ranges.hasNext()) {
      run(sweep, plan, ranges.next(), task).forEach(ended -> trials.add(ended.toBytes()));
    }
    return trials.toArray(byte[][]::new);
  }

  private static List<EndedTrial> run(
      SweepPayload sweep, RecordedPlan plan, UnitRange range, TaskContext task) {
    ExperimentListener alive = new Alive(task);
    List<TrialUnit> units = plan.plan().units().subList(range.first(), range.last() + 1);
    Baseline shared = units.getFirst().baseline();
    List<EndedTrial> ended = new ArrayList<>();
    Optional<SweepTarget> target = sweep.target();
    if (target.isEmpty()) {
      for (TrialUnit unit : units) {
        add(ended, unit.run(shared, sweep.wanted(), alive), Map.of());
      }
      return ended;
    }
    OtherAttempts others = others(sweep, task);
    try (RunTracker tracker = RunTrackers.open(TrackingSettings.from(sweep.environment()))) {
      checkShared(tracker, target.get());
      UnitRecorder recorder = new UnitRecorder(tracker, target.get(), plan);
      for (TrialUnit unit : units) {
        RecordedUnit recorded = recorder.run(unit, shared, sweep.wanted(), alive, others);
        add(ended, recorded.result(), recorded.runIds());
      }
    }
    return ended;
  }

  private static OtherAttempts others(SweepPayload sweep, TaskContext task) {
    boolean again = sweep.isBegun() || task.attemptNumber() > 0 || task.stageAttemptNumber() > 0;
    if (!again) {
      return OtherAttempts.NONE;
    }
    return sweep.isSpeculative() ? OtherAttempts.ALIVE : OtherAttempts.DEAD;
  }

  /** A folder that the driver writes to need not be there on this machine, nor be the same. */
  private static void checkShared(RunTracker tracker, SweepTarget target) {
    if (tracker.findExperiment(target.experiment().name()).isEmpty()) {
      throw new TrackingException(
          "this machine finds no experiment \"%s\" in %s; record on a server, or in a folder that all machines share"
              .formatted(target.experiment().name(), tracker.location()));
    }
  }

  private static void add(List<EndedTrial> ended, UnitResult unit, Map<Integer, String> runIds) {
    for (TrialResult result : unit.results()) {
      ended.add(EndedTrial.of(result, Optional.ofNullable(runIds.get(result.trial().index()))));
    }
    for (TrialFailure failure : unit.failures()) {
      ended.add(EndedTrial.of(failure, Optional.ofNullable(runIds.get(failure.trial().index()))));
    }
  }

  /**
   * Ends an attempt that Spark has given up before its next trial.
   *
   * @param task the attempt
   */
  private record Alive(TaskContext task) implements ExperimentListener {
    @Override
    public void started(Trial trial) {
      task.killTaskIfInterrupted();
    }
  }

  /**
   * A plan that was sent, kept for the tasks to come.
   *
   * @param id of the sweep
   */
  private record SentPlan(String id, RecordedPlan plan) {
    private static volatile Optional<SentPlan> latest = Optional.empty();

    static synchronized SentPlan of(SweepPayload sweep) {
      SentPlan held = latest.filter(plan -> plan.id().equals(sweep.id())).orElse(null);
      if (held == null) {
        held = new SentPlan(sweep.id(), new RecordedPlan(sweep.readPlan()));
        latest = Optional.of(held);
      }
      return held;
    }
  }
}
