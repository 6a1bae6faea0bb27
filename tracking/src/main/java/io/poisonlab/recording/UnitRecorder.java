// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.PlanKeys;
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
  private final ExperimentPlan plan;
  private final PlanKeys keys;

  /** Records under a sweep that has begun. */
  public UnitRecorder(RunTracker tracker, SweepTarget target, ExperimentPlan plan) {
    this.tracker = tracker;
    this.target = target;
    this.plan = plan;
    this.keys = new PlanKeys(plan);
  }

  /**
   * Computes trials of a unit in the calling thread, records each, and waits until all are
   * recorded.
   *
   * @param wanted which trials, by their indices
   * @param again whether an attempt before this one may have recorded some: its finished runs then
   *     stand, and those that it left RUNNING are ended as KILLED
   * @return what they came to, and the runs that hold it
   */
  public RecordedUnit run(TrialUnit unit, IntPredicate wanted, boolean again) {
    List<String> trials =
        unit.trials().stream().filter(trial -> wanted.test(trial.index())).map(keys::of).toList();
    EarlierRuns earlier = again ? EarlierRuns.of(tracker, target, trials) : EarlierRuns.none();
    RecordedResults results =
        new RecordedResults(
            new ReportBuilder(plan),
            Optional.empty(),
            report -> SweepRecord.of(report, SweepContext.none()));
    OpenRuns open = new OpenRuns();
    try (TrialRecorder recorder =
        new TrialRecorder(tracker, target, plan, open, earlier, results)) {
      UnitResult result = unit.run(wanted, recorder);
      recorder.await();
      return new RecordedUnit(result, results.runsByTrial());
    } finally {
      open.killAll();
    }
  }
}
