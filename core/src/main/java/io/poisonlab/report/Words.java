// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.analysis.CellRow;
import io.poisonlab.analysis.CurveLine;
import io.poisonlab.attack.Clean;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.experiment.Cell;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.parameter.Description;
import java.util.Locale;

/** Parts of the sentences of a report. */
final class Words {
  private Words() {}

  /** Returns attack and share: {@code label-flip 10 %}. */
  static String poison(CellRow row) {
    String attack = CurveLine.of(row.cell()).attack();
    return row.cell().attack() instanceof Clean ? attack : attack + " " + percent(row.fraction());
  }

  /** Returns what a cell's learner is called. */
  static String learned(Cell cell) {
    return Description.label(cell.learner());
  }

  /** Returns what a cell's defence is called, empty where there is none. */
  static String defended(Cell cell) {
    return cell.defence() instanceof NoDefence ? "" : Description.label(cell.defence());
  }

  /** Returns what tells a cell from others in its plan, beside the poison: {@code with tree}. */
  static String place(ExperimentPlan plan, Cell cell) {
    return (plan.learners().size() > 1 ? " with " + learned(cell) : "")
        + (plan.defences().size() > 1 && !defended(cell).isEmpty()
            ? " behind " + defended(cell)
            : "")
        + (plan.datasets().size() > 1 ? " on " + cell.dataset() : "")
        + (plan.protocols().size() > 1 ? " under " + cell.protocol().id() : "");
  }

  /** Returns a share: {@code 12.5 %}. */
  static String percent(double share) {
    String text = String.format(Locale.ROOT, "%.1f", 100 * share);
    return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text) + " %";
  }

  /** Returns a measured number: {@code 0.912}. */
  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.3f", value);
    return text.equals("-0.000") ? "0.000" : text;
  }

  /** Returns a difference of shares: {@code 3.1 points}, {@code 1 point}. */
  static String points(double difference) {
    String text =
        String.format(Locale.ROOT, "%.1f", 100 * difference).replaceFirst("^-(0\\.0)$", "$1");
    return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text)
        + (text.equals("1.0") ? " point" : " points");
  }
}
