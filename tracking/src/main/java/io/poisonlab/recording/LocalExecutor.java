// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import io.poisonlab.experiment.ExperimentListener;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentRunner;
import io.poisonlab.tracking.RunTracker;
import java.util.function.IntPredicate;

/** Computes the trials of a sweep on the threads of this process, and records them meanwhile. */
final class LocalExecutor implements SweepExecutor {
  private final RunTracker tracker;
  private final OpenRuns open;
  private final ExperimentListener listener;
  private final int threads;
  private final boolean failFast;
  private final EarlierRuns earlier;

  LocalExecutor(
      RunTracker tracker,
      OpenRuns open,
      ExperimentListener listener,
      int threads,
      boolean failFast,
      EarlierRuns earlier) {
    this.tracker = tracker;
    this.open = open;
    this.listener = listener;
    this.threads = threads;
    this.failFast = failFast;
    this.earlier = earlier;
  }

  @Override
  public void execute(
      ExperimentPlan plan, IntPredicate wanted, SweepTarget target, RecordedResults results) {
    try (TrialRecorder recorder =
        new TrialRecorder(tracker, target, new RecordedPlan(plan), open, earlier, results)) {
      new ExperimentRunner(listener.and(recorder), threads)
          .failFast(failFast)
          .run(plan, wanted, results.inOrder());
      results.allComputed();
      recorder.await();
    }
  }
}
