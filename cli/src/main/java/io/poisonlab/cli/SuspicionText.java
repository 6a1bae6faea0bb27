// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.attack.Taxonomy;
import io.poisonlab.dataset.Count;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.inspection.Inspection;
import io.poisonlab.inspection.RankedRow;
import io.poisonlab.inspection.RowValues;
import io.poisonlab.inspection.Shortfall;
import io.poisonlab.inspection.SuspicionReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What defences found, as a person reads it: warnings first, then the rows in their order. */
final class SuspicionText {
  /** How wide the values of a row are. */
  private static final int VALUES = 44;

  private final SuspicionReport report;
  private final Console console;
  private final List<String> lines = new ArrayList<>();

  private SuspicionText(SuspicionReport report, Console console) {
    this.report = report;
    this.console = console;
  }

  /**
   * Returns the lines of a report.
   *
   * @param most how many rows of each defence at the most
   */
  static List<String> lines(SuspicionReport report, int most, Console console) {
    SuspicionText text = new SuspicionText(report, console);
    text.lines.add(report.data().toString());
    for (Inspection inspection : report.inspections()) {
      text.add(inspection, most);
      report
          .truth()
          .ifPresent(truth -> text.lines.addAll(DetectionText.lines(inspection.against(truth))));
    }
    report.truth().ifPresent(truth -> text.truth(report.data().size(), truth));
    report.attack().ifPresent(attack -> text.lines.add(KnownAttack.words(attack)));
    return text.lines;
  }

  /** Returns how many rows each defence flagged, a line for each. */
  static List<String> flagged(SuspicionReport report) {
    return report.inspections().stream()
        .map(found ->
            "%s: %d of %s flagged"
                .formatted(
                    AlgorithmText.written(found.defence()),
                    found.suspicion().flagged().size(),
                    Count.of(report.data().size(), "row")))
        .toList();
  }

  private void add(Inspection inspection, int most) {
    lines.add("");
    lines.add(console.paint(Paint.BOLD, AlgorithmText.written(inspection.defence())));
    if (!console.terminal()) { // there they stand above, said before the defence ran
      inspection.warnings().forEach(warning -> lines.add("warning: " + warning));
    }
    lines.add(inspection.scope() + ".");
    List<Taxonomy> mitigations = inspection.defence().mitigations();
    if (!mitigations.isEmpty()) {
      lines.add("Mitigation: %s.".formatted(Taxonomy.line(mitigations)));
    }
    int flagged = inspection.suspicion().flagged().size();
    lines.add(
        "%d of %s flagged%s"
            .formatted(
                flagged,
                Count.of(inspection.data().size(), "row"),
                inspection.isNothing()
                    ? ": nothing found, the suspicion of every row is 0"
                    : flagged == 0
                        ? ": nothing found; the most suspicious of them are these"
                        : "; row 1 is the first of the data"));
    if (!inspection.isNothing()) {
      ranked(inspection, most);
    }
    lines.addAll(FindingText.lines(inspection.suspicion().findings()));
  }

  private void ranked(Inspection inspection, int most) {
    boolean filed = report.lines().isPresent();
    TextTable table = new TextTable().numbers("rank").numbers("row");
    if (filed) {
      table.numbers("line");
    }
    table.words("class").numbers("suspicion").words("flagged").words("values").words("reason");
    for (RankedRow row : inspection.ranked(most)) {
      List<String> cells =
          new ArrayList<>(List.of(Integer.toString(row.rank()), Integer.toString(row.number())));
      report.line(row).ifPresent(line -> cells.add(Integer.toString(line)));
      cells.addAll(
          List.of(
              row.label(),
              number(row.score()),
              row.flagged() ? "yes" : "",
              RowValues.within(VALUES, report.data().table(), row),
              row.reason()));
      table.row(cells);
    }
    lines.addAll(table.lines());
    Shortfall.of(inspection, most)
        .ifPresent(left -> lines.add(left + "; --top N shows more, --format csv all of them"));
  }

  private void truth(int rows, RowIds truth) {
    lines.add("");
    lines.add("The truth names %d poisoned rows of %d.".formatted(truth.size(), rows));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
