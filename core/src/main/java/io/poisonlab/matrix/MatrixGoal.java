// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.matrix;

import io.poisonlab.attack.Goal;
import io.poisonlab.attack.Taxonomy;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Where attacks stand in public taxonomies.
 *
 * @param goal what they are after
 * @param attacks those of a plan, as they are written
 * @param taxonomies the entries by their ids
 */
record MatrixGoal(String goal, List<String> attacks, String taxonomies) {
  /** Returns the goals of a plan's attacks. */
  static List<MatrixGoal> of(MatrixPlan plan) {
    return Arrays.stream(Goal.values())
        .map(goal ->
            new MatrixGoal(
                goal.name().toLowerCase(Locale.ROOT),
                plan.attacks().stream()
                    .filter(attack -> attack.traits().goal() == goal)
                    .map(MatrixAttack::name)
                    .toList(),
                Taxonomy.line(goal.taxonomy())))
        .filter(goal -> !goal.attacks().isEmpty())
        .toList();
  }

  /** Returns what may be done about all of them. */
  static String mitigations() {
    return Taxonomy.line(Taxonomy.mitigations());
  }
}
