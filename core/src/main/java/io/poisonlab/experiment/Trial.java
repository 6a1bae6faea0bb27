// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.Budget;
import io.poisonlab.attack.Clean;
import io.poisonlab.attack.Denominator;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.defence.Defence;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.learner.Learner;
import io.poisonlab.parameter.Description;
import java.util.Locale;

/**
 * One cell of a plan's grid with one seed.
 *
 * @param index its place in the plan, from 0
 * @param dataset the clean data
 * @param protocol which rows the attack reaches
 * @param testing how test rows are chosen
 * @param trustedFraction the share of the training rows that someone has checked: clean, known to
 *     the defence, not trained on; 0 for none
 * @param attack what poisons the data
 * @param defence what looks for poison in the training rows
 * @param learner what is trained
 * @param seed what every random draw of the trial comes from
 */
public record Trial(
    int index,
    Dataset dataset,
    Protocol protocol,
    Testing testing,
    double trustedFraction,
    Attack attack,
    Defence defence,
    Learner learner,
    long seed) {
  /** Returns what it has in common with trials of other seeds. */
  public Cell cell() {
    return new Cell(dataset.name(), protocol, attack, defence, learner);
  }

  /**
   * Returns what it is, for a person: {@code label-flip 10 % · tree · seed 1}; settings that are
   * not at their defaults stand in brackets.
   */
  public String title() {
    String defended = defence instanceof NoDefence ? "" : " · " + Description.label(defence);
    return "%s · %s%s · seed %d".formatted(poison(), Description.label(learner), defended, seed);
  }

  /** Returns attack and budget, for a person: {@code label-flip 10 %}. */
  public String poison() {
    return Description.label(attack) + dose();
  }

  private String dose() {
    return switch (attack) {
      case Clean _ -> "";
      case Attack other ->
          switch (other.budget()) {
            case Budget.Fraction fraction -> " " + percent(fraction.value()) + of(fraction.of());
            case Budget.Rows rows -> " %d rows".formatted(rows.count());
          };
    };
  }

  /** What everyone expects is not said. */
  private static String of(Denominator denominator) {
    return denominator == Denominator.DATASET ? "" : " " + denominator.words();
  }

  private static String percent(double fraction) {
    String number = String.format(Locale.ROOT, "%.4f", 100 * fraction);
    return number.replaceAll("\\.?0+$", "") + " %";
  }
}
