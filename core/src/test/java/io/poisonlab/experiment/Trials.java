// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import java.util.List;

/** Single trials, computed apart from any plan. */
final class Trials {
  private Trials() {}

  /** Returns what each test of a trial came to. */
  static List<TestOutcome> run(Trial trial) {
    return Baseline.of(trial).arenas(trial.attack()).stream()
        .map(arena -> arena.test(trial.defence(), trial.learner()))
        .toList();
  }
}
