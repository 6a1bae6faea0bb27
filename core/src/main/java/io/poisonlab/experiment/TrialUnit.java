// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;

/**
 * Trials that share their poisoned data: one data set, protocol, seed and attack, with every
 * learner and every defence of the plan. It is computed in one go, by one thread or one task of a
 * cluster.
 *
 * @param plan what it belongs to
 * @param index its place among {@link ExperimentPlan#units()}, from 0
 */
public record TrialUnit(ExperimentPlan plan, int index) {
  /** Checks the index. */
  public TrialUnit {
    Grid grid = new Grid(plan);
    Objects.checkIndex(index, grid.blocks() * grid.attacks());
  }

  /** Returns its trials, in the order of their indices. */
  public List<Trial> trials() {
    return new Grid(plan).trialsOf(index);
  }

  /**
   * Computes trials of this unit in the calling thread, apart from all others: the results are
   * those of {@link ExperimentRunner}.
   *
   * @param wanted which trials, by their indices
   * @param listener hears of each trial
   */
  public UnitResult run(IntPredicate wanted, ExperimentListener listener) {
    return run(baseline(), wanted, listener);
  }

  /**
   * Computes trials of this unit in the calling thread, as {@link #run(IntPredicate,
   * ExperimentListener)} does, with what it shares with other units of its block.
   */
  public UnitResult run(Baseline shared, IntPredicate wanted, ExperimentListener listener) {
    return new UnitRunner(this, shared, listener).run(wanted, () -> false);
  }

  /** Returns what it shares with the other units of its block; nothing is computed yet. */
  public Baseline baseline() {
    return Baseline.of(trials().getFirst());
  }

  /** Returns which block it belongs to, from 0: the units of a block share their clean data. */
  public int block() {
    return index / plan.attacks().size();
  }
}
