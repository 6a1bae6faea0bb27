// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.Budget;
import io.poisonlab.attack.Clean;
import io.poisonlab.attack.Denominator;
import io.poisonlab.defence.Defence;
import io.poisonlab.experiment.Cell;
import io.poisonlab.experiment.Protocol;
import io.poisonlab.learner.Learner;
import io.poisonlab.parameter.Description;

/**
 * What cells have in common that differ in nothing but the amount of poison.
 *
 * @param dataset the name of the clean data
 * @param protocol which rows the attack reaches
 * @param attack what it is called, its budget left out
 * @param defence what looks for poison in the training rows
 * @param learner what is trained
 */
public record CurveLine(
    String dataset, Protocol protocol, String attack, Defence defence, Learner learner) {
  /** Returns the line that a cell belongs to. */
  public static CurveLine of(Cell cell) {
    return new CurveLine(
        cell.dataset(), cell.protocol(), label(cell.attack()), cell.defence(), cell.learner());
  }

  /** Returns the line of the cells without poison that the cells of this line begin with. */
  CurveLine clean() {
    return new CurveLine(dataset, protocol, label(new Clean()), defence, learner);
  }

  private static String label(Attack attack) {
    String label = Description.label(attack);
    return attack.budget() instanceof Budget.Fraction fraction
            && fraction.of() != Denominator.DATASET
        ? label + " " + fraction.of().words()
        : label;
  }
}
