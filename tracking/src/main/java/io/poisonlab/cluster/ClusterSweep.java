// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cluster;

import io.poisonlab.experiment.EndedTrial;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.recording.SweepExecutor;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/** Computes the trials of a plan on a cluster, whose machines record them by themselves. */
public interface ClusterSweep extends SweepExecutor {
  /**
   * Computes trials and records none.
   *
   * @param wanted which trials, by their indices
   * @param ended takes every trial once, as it ends, one call at a time; what it throws is thrown
   * @throws IllegalArgumentException if the plan cannot be sent, or the cluster cannot go on
   */
  void compute(ExperimentPlan plan, IntPredicate wanted, Consumer<EndedTrial> ended);

  /** Lets what another thread computes end with an exception. */
  void stop();
}
