// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.random.Seed;
import java.util.List;

/** Takes one trial down the road: split, poison, defend, train, evaluate. */
final class TrialRunner {
  private final Dataset data;
  private final Trial trial;

  TrialRunner(Dataset data, Trial trial) {
    this.data = data;
    this.trial = trial;
  }

  TrialOutcome run() {
    List<Arena> arenas =
        Arena.of(
            data,
            trial.protocol(),
            trial.testing(),
            trial.trustedFraction(),
            trial.attack(),
            new Seed(trial.seed()));
    return new TrialOutcome(
        trial, arenas.stream().map(arena -> arena.test(trial.defence(), trial.learner())).toList());
  }
}
