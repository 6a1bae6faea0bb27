// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.Traits;
import io.poisonlab.defence.Defence;
import io.poisonlab.defence.Evidence;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.parameter.Description;
import java.util.List;
import java.util.stream.Collectors;

/** The cells of a plan in which the defence cannot see what the attack does, whatever it finds. */
final class BlindCells {
  private BlindCells() {}

  /** Returns a sentence for each defence of the plan that is blind to some of its attacks. */
  static List<String> of(ExperimentPlan plan) {
    String attacks =
        plan.attacks().stream()
            .filter(BlindCells::changesLabelsOnly)
            .map(attack -> Description.of(attack).id())
            .distinct()
            .collect(Collectors.joining(", "));
    return plan.defences().stream()
        .filter(defence -> !attacks.isEmpty() && seesFeaturesOnly(defence))
        .map(defence ->
            "%s %s; what it finds after %s is chance"
                .formatted(Description.of(defence).id(), Evidence.FEATURES.words(), attacks))
        .distinct()
        .toList();
  }

  private static boolean changesLabelsOnly(Attack attack) {
    return attack.traits().effect() == Traits.Effect.CHANGES_LABELS;
  }

  private static boolean seesFeaturesOnly(Defence defence) {
    return defence.scope().evidence() == Evidence.FEATURES;
  }
}
