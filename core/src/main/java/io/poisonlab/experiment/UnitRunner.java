// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;

/** Takes the trials of a unit down the road: split, poison, defend, train, evaluate. */
final class UnitRunner {
  private final TrialUnit unit;
  private final Baseline baseline;
  private final ExperimentListener listener;
  private final List<TrialResult> results = new ArrayList<>();
  private final List<TrialFailure> failures = new ArrayList<>();

  UnitRunner(TrialUnit unit, Baseline baseline, ExperimentListener listener) {
    this.unit = unit;
    this.baseline = baseline;
    this.listener = listener;
  }

  /**
   * Runs trials until it is stopped.
   *
   * @param wanted which trials, by their indices
   */
  UnitResult run(IntPredicate wanted, BooleanSupplier stopped) {
    Once<List<Arena>> arenas = new Once<>(() -> baseline.arenas(unit.trials().getFirst().attack()));
    for (Trial trial : unit.trials()) {
      if (wanted.test(trial.index()) && !stopped.getAsBoolean()) {
        run(trial, arenas);
      }
    }
    return new UnitResult(results, failures);
  }

  private void run(Trial trial, Once<List<Arena>> arenas) {
    listener.started(trial);
    TrialOutcome outcome;
    try {
      outcome =
          TrialOutcome.of(
              trial,
              arenas.get().stream()
                  .map(arena -> arena.test(trial.defence(), trial.learner()))
                  .toList());
    } catch (RuntimeException | LinkageError e) {
      listener.failed(trial, e);
      failures.add(TrialFailure.of(trial, e));
      return;
    }
    listener.finished(outcome);
    results.add(outcome.result());
  }
}
