// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.attack.Taxonomy;
import io.poisonlab.dataset.Count;
import io.poisonlab.defence.RejectionRates;
import io.poisonlab.inspection.InputInspection;
import io.poisonlab.inspection.InputReport;
import io.poisonlab.inspection.RankedRow;
import io.poisonlab.inspection.RowValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What a detector says of inputs, as a person reads it. */
final class InputText {
  /** How wide the values of an input are. */
  private static final int VALUES = 44;

  private InputText() {}

  /**
   * Returns the lines of a report.
   *
   * @param most how many inputs at the most
   */
  static List<String> lines(InputReport report, int most, Console console) {
    InputInspection found = report.found();
    List<String> lines = new ArrayList<>();
    lines.add(found.suspect().data().toString());
    lines.add("");
    lines.add(
        console.paint(Paint.BOLD, AlgorithmText.written(found.detector()))
            + " on the model of "
            + AlgorithmText.written(found.learner()));
    if (!console.terminal()) { // there they stand above, said before training began
      found.warnings().forEach(warning -> lines.add("warning: " + warning));
    }
    lines.add(found.scope() + ".");
    lines.add(found.summary());
    lines.add("Row 1 is the first of the inputs.");
    lines.addAll(table(found, most).lines());
    int left = found.inputs().size() - most;
    if (left > 0) {
      lines.add(
          "%s not listed; --top N shows more, --format csv all of them"
              .formatted(Count.of(left, "input") + (left == 1 ? " is" : " are")));
    }
    report.quality().ifPresent(quality -> add(lines, quality, found));
    lines.add("");
    lines.add("Mitigations: " + Taxonomy.line(Taxonomy.mitigations()));
    return lines;
  }

  private static TextTable table(InputInspection found, int most) {
    TextTable table =
        new TextTable()
            .numbers("rank")
            .numbers("row")
            .words("predicted")
            .numbers("suspicion")
            .numbers(found.verdicts().measure())
            .words("rejected")
            .words("values")
            .words("reason");
    for (RankedRow row : found.ranked(most)) {
      table.row(
          List.of(
              Integer.toString(row.rank()),
              Integer.toString(row.number()),
              row.label(),
              number(row.score()),
              number(found.verdicts().measured().get(row.number() - 1)),
              row.flagged() ? "yes" : "",
              RowValues.within(VALUES, found.inputs(), row),
              row.reason()));
    }
    return table;
  }

  private static void add(
      List<String> lines, InputInspection.Quality quality, InputInspection found) {
    TextTable rates = new TextTable().words("inputs").numbers("found").numbers("asked");
    rates.row(
        List.of(
            "false rejection (FRR): clean and rejected",
            cell(quality.falseRejection()),
            number(found.detector().falseRejection())));
    rates.row(
        List.of(
            "false acceptance (FAR): with a trigger and accepted",
            cell(quality.falseAcceptance()),
            ""));
    lines.add("");
    lines.addAll(rates.lines());
    List<RejectionRates> curve = quality.curve();
    if (!curve.isEmpty()) {
      TextTable points = new TextTable().numbers("limit").numbers("FRR").numbers("FAR");
      for (RejectionRates point : RejectionRates.shortened(curve)) {
        points.row(
            List.of(
                number(point.limit()),
                number(point.falseRejection()),
                number(point.falseAcceptance())));
      }
      lines.add("");
      lines.addAll(points.lines());
    }
    lines.add("");
    lines.add(
        "The truth names %d inputs of %d that carry a trigger."
            .formatted(quality.triggered().scores().size(), found.inputs().size()));
  }

  private static String cell(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : "–";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
