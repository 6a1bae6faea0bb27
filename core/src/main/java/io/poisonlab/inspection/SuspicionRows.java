// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import io.poisonlab.html.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The ranked rows of an inspection in a page: a row's values open below its reason. */
final class SuspicionRows {
  private SuspicionRows() {}

  static void add(StringBuilder page, SuspicionReport report, Inspection inspection, int most) {
    boolean lines = report.lines().isPresent();
    List<String> headings = new ArrayList<>(List.of("rank", "row"));
    if (lines) {
      headings.add("line");
    }
    headings.addAll(List.of("class", "suspicion", "", "reason"));
    page.append("<table class=\"rows\">\n").append(Markup.row("th", "<tr>", headings));
    for (RankedRow row : inspection.ranked(most)) {
      page.append(row.flagged() ? "<tr class=\"flagged\">" : "<tr>")
          .append(Markup.named("rank", Integer.toString(row.rank())))
          .append(Markup.named("row", Integer.toString(row.number())));
      OptionalInt line = report.line(row);
      if (line.isPresent()) {
        page.append(Markup.named("line", Integer.toString(line.getAsInt())));
      }
      page.append(Markup.named("class", Markup.escaped(row.label())))
          .append(Markup.named("suspicion", Markup.number(row.score())))
          .append("<td>%s</td>".formatted(row.flagged() ? "flagged" : ""))
          .append(
              "<td>%s%s</td></tr>\n".formatted(Markup.escaped(row.reason()), values(report, row)));
    }
    page.append("</table>\n<p class=\"faint\">");
    Shortfall.of(inspection, most).ifPresent(left -> page.append(left).append(". "));
    page.append(
        "Row 1 is the first of the data%s.</p>\n"
            .formatted(lines ? "; the line is that of the file" : ""));
  }

  private static String values(SuspicionReport report, RankedRow row) {
    return "<details><summary>values</summary>%s</details>"
        .formatted(
            RowValues.of(report.data().table(), row).stream()
                .map(Markup::escaped)
                .collect(Collectors.joining(" · ")));
  }
}
