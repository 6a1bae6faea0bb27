// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.attack.Clean;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.experiment.Cell;
import io.poisonlab.experiment.Protocol;
import io.poisonlab.parameter.Description;

/** Cells beside a cell, and what its parts are called. */
final class Cells {
  private Cells() {}

  /** Returns the same cell without poison. */
  static Cell clean(Cell cell) {
    return new Cell(cell.dataset(), cell.protocol(), new Clean(), cell.defence(), cell.learner());
  }

  /** Returns the same cell without a defence. */
  static Cell undefended(Cell cell) {
    return new Cell(
        cell.dataset(), cell.protocol(), cell.attack(), new NoDefence(), cell.learner());
  }

  /** Returns the same cell under another protocol. */
  static Cell under(Cell cell, Protocol other) {
    return new Cell(cell.dataset(), other, cell.attack(), cell.defence(), cell.learner());
  }

  /** Returns attack and share for a person: {@code label-flip 10 %}. */
  static String poison(Cell cell, double fraction) {
    String attack = CurveLine.of(cell).attack();
    return cell.attack() instanceof Clean ? attack : attack + " " + Figures.percent(fraction);
  }

  /** Returns what its defence is called, empty where there is none. */
  static String defence(Cell cell) {
    return cell.defence() instanceof NoDefence ? "" : Description.label(cell.defence());
  }

  /** Returns what its learner is called. */
  static String learner(Cell cell) {
    return Description.label(cell.learner());
  }
}
