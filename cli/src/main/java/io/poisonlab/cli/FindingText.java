// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.dataset.Count;
import io.poisonlab.defence.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a defence found beyond rows, as small tables of a screen. */
final class FindingText {
  /** More lines and columns are for files. */
  private static final int MOST = 12;

  private FindingText() {}

  /** Returns the lines of all that are no detail. */
  static List<String> lines(List<Finding> findings) {
    List<String> lines = new ArrayList<>();
    for (Finding finding : findings) {
      if (!finding.detail()) {
        lines.add("");
        lines.add(finding.title());
        lines.addAll(lines(finding));
      }
    }
    return lines;
  }

  private static List<String> lines(Finding finding) {
    if (finding.columns().size() > MOST) {
      return List.of(
          "%s: too wide for a screen, --format json and html have it"
              .formatted(Count.of(finding.columns().size(), "column")));
    }
    TextTable table = new TextTable().words("");
    finding.columns().forEach(table::numbers);
    finding.lines().stream().limit(MOST).forEach(line -> table.row(cells(line)));
    List<String> lines = new ArrayList<>(table.lines());
    if (finding.lines().size() > MOST) {
      lines.add(
          "%s: --format json and html have them"
              .formatted(Count.of(finding.lines().size() - MOST, "more line")));
    }
    return lines;
  }

  private static List<String> cells(Finding.Line line) {
    List<String> cells = new ArrayList<>(List.of(line.name()));
    line.values()
        .forEach(value ->
            cells.add(
                value instanceof Integer
                    ? value.toString()
                    : String.format(Locale.ROOT, "%.3f", value.doubleValue())));
    return cells;
  }
}
