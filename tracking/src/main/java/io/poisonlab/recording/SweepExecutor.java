// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import io.poisonlab.experiment.ExperimentPlan;
import java.util.function.IntPredicate;

/** Who computes and records the trials of a sweep: this process, or a cluster. */
public interface SweepExecutor {
  /**
   * Computes trials and records each as a run. When this returns or throws, no trial is running any
   * more.
   *
   * @param wanted which trials, by their indices
   * @param target where runs are recorded
   * @param results takes what trials come to
   */
  void execute(
      ExperimentPlan plan, IntPredicate wanted, SweepTarget target, RecordedResults results);
}
