// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import io.poisonlab.experiment.Baseline;
import io.poisonlab.experiment.ExperimentListener;
import io.poisonlab.experiment.ReportBuilder;
import io.poisonlab.experiment.TrialUnit;
import io.poisonlab.experiment.UnitResult;
import io.poisonlab.report.SweepContext;
import io.poisonlab.tracking.RunTracker;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Computes and records units of a sweep in a process that did not begin it, such as an executor of
 * a cluster.
 */
public final class UnitRecorder {
  private final RunTracker tracker;
  private final SweepTarget target;
  private final RecordedPlan plan;

  /** Records under a sweep that has begun. */
  public UnitRecorder(RunTracker tracker, SweepTarget target, RecordedPlan plan) {
    this.tracker = tracker;
    this.target = target;
    this.plan = plan;
  }

  /**
   * Computes trials of a unit in the calling thread, records each, and waits until all are
   * recorded.
   *
   * @param shared what the units of its block share
   * @param wanted which trials, by their indices
   * @param listener hears of each trial, before it is recorded
   * @param others what other attempts may have recorded: their finished runs stand
   * @return what they came to, and the runs that hold it
   */
  public RecordedUnit run(
      TrialUnit unit,
      Baseline shared,
      IntPredicate wanted,
      ExperimentListener listener,
      OtherAttempts others) {
    List<String> trials =
        unit.trials().stream()
            .filter(trial -> wanted.test(trial.index()))
            .map(plan.keys()::of)
            .toList();
    EarlierRuns earlier =
        others == OtherAttempts.NONE
            ? EarlierRuns.none()
            : EarlierRuns.of(tracker, target, trials, others == OtherAttempts.DEAD);
    RecordedResults results =
        new RecordedResults(
            new ReportBuilder(plan.plan()),
            Optional.empty(),
            report -> SweepRecord.of(report, SweepContext.none()));
    OpenRuns open = new OpenRuns();
    try (TrialRecorder recorder =
        new TrialRecorder(tracker, target, plan, open, earlier, results)) {
      UnitResult result = unit.run(shared, wanted, listener.and(recorder));
      recorder.await();
      return new RecordedUnit(result, results.runsByTrial());
    } finally {
      open.killAll();
    }
  }
}
