// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sentence;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.Budget;
import io.poisonlab.attack.Clean;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.PlanFile;
import io.poisonlab.parameter.Description;
import java.util.Arrays;
import java.util.List;

/**
 * Sentences to learn from and what poisons them: a bundled plan, of which the first seed counts.
 */
public enum Lesson {
  /** Real sentences and five attacks. */
  REVIEWS(
      "sentiment",
      "Film reviews",
      "Thousands of sentences of film reviews, poisoned as you choose"),
  /** Six sentences and two copies. */
  EXAMPLE(
      "text",
      "Six sentences",
      "So few that every word can be followed; the poison is two more of them, copies with the wrong label");

  private final String preset;
  private final String label;
  private final String help;

  Lesson(String preset, String label, String help) {
    this.preset = preset;
    this.label = label;
    this.help = help;
  }

  /**
   * Returns the lesson of this id.
   *
   * @throws IllegalArgumentException listing the known ids
   */
  static Lesson of(String id) {
    return Arrays.stream(values())
        .filter(lesson -> lesson.id().equals(id))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no sentences to learn from are called \"%s\"; the known ones are %s"
                    .formatted(id, Arrays.stream(values()).map(Lesson::id).toList())));
  }

  /** Returns the word that addresses use. */
  public String id() {
    return switch (this) {
      case REVIEWS -> "reviews";
      case EXAMPLE -> "example";
    };
  }

  /** Returns what a visitor reads. */
  public String label() {
    return label;
  }

  /** Returns one line more. */
  public String help() {
    return help;
  }

  ExperimentPlan plan() {
    return PlanFile.preset(preset).plan();
  }

  /** Returns the ids of its attacks, each once. */
  List<String> attacks() {
    return attacks(plan()).stream().map(Lesson::id).distinct().toList();
  }

  /** Returns the shares that its attacks are run at, ascending; none where they name rows. */
  List<Double> shares() {
    return attacks(plan()).stream()
        .filter(attack -> attack.budget() instanceof Budget.Fraction)
        .map(Lesson::share)
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * Returns the attack that the knobs name; the only one where they have nothing to say.
   *
   * @param plan of this lesson
   * @throws IllegalArgumentException if there is no such attack, listing those that there are
   */
  Attack attack(ExperimentPlan plan, TextKnobs knobs) {
    List<Attack> attacks = attacks(plan);
    return attacks.stream()
        .filter(attack ->
            attacks.size() == 1
                || (id(attack).equals(knobs.attack()) && share(attack) == knobs.share()))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "%s offers the attacks %s at the shares %s, found \"%s\" at %s"
                    .formatted(id(), attacks(), shares(), knobs.attack(), knobs.share())));
  }

  private static List<Attack> attacks(ExperimentPlan plan) {
    return plan.attacks().stream().filter(attack -> !(attack instanceof Clean)).toList();
  }

  private static String id(Attack attack) {
    return Description.of(attack).id();
  }

  /** A share is a share of whatever the attack means: of the data set, or of a class. */
  private static double share(Attack attack) {
    return attack.budget() instanceof Budget.Fraction fraction ? fraction.value() : 0;
  }
}
