// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import java.util.List;

/**
 * Everything a finished trial made, models and data included.
 *
 * @param trial what was run
 * @param tests one outcome, or one for each fold of a cross-validation
 */
public record TrialOutcome(Trial trial, List<TestOutcome> tests) {
  /** Copies the list. */
  public TrialOutcome {
    tests = List.copyOf(tests);
  }

  /** Returns the outcome whose model is kept: the only one, or that of the last fold. */
  public TestOutcome kept() {
    return tests.getLast();
  }

  /** Returns the numbers of this outcome, without models and data. */
  public TrialResult result() {
    return TrialResult.of(this);
  }
}
