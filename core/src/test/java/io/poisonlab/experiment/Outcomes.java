// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Runs plans and keeps everything that the trials made. */
final class Outcomes {
  private Outcomes() {}

  /** Returns the outcome of each trial, in the order of the plan. */
  static List<TrialOutcome> of(ExperimentPlan plan) {
    List<TrialOutcome> outcomes = Collections.synchronizedList(new ArrayList<>());
    new ExperimentRunner(
            new ExperimentListener() {
              @Override
              public void finished(TrialOutcome outcome) {
                outcomes.add(outcome);
              }
            })
        .run(plan);
    outcomes.sort(Comparator.comparingInt(outcome -> outcome.trial().index()));
    return List.copyOf(outcomes);
  }
}
