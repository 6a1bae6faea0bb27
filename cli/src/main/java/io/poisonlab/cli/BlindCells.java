// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.defence.Warnings;
import io.poisonlab.experiment.ExperimentPlan;
import java.util.List;

/** The cells of a plan in which the defence cannot see what the attack does, whatever it finds. */
final class BlindCells {
  private BlindCells() {}

  /** Returns a sentence for each attack of the plan and each defence that is blind to it. */
  static List<String> of(ExperimentPlan plan) {
    return plan.defences().stream()
        .flatMap(defence ->
            plan.attacks().stream().flatMap(attack -> Warnings.blindness(defence, attack).stream()))
        .distinct()
        .toList();
  }
}
