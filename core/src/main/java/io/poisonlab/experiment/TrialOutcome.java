// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import java.util.List;

/**
 * Everything a finished trial made, models and data included.
 *
 * @param trial what was run
 * @param tests one outcome, or one for each fold of a cross-validation
 * @param result the numbers, without models and data
 */
public record TrialOutcome(Trial trial, List<TestOutcome> tests, TrialResult result) {
  /** Copies the list. */
  public TrialOutcome {
    tests = List.copyOf(tests);
  }

  /** Draws the numbers together. */
  static TrialOutcome of(Trial trial, List<TestOutcome> tests) {
    return new TrialOutcome(trial, tests, TrialResult.of(trial, tests));
  }

  /** Returns the outcome whose model is kept: the only one, or that of the last fold. */
  public TestOutcome kept() {
    return tests.getLast();
  }
}
