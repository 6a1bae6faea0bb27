// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import io.poisonlab.defence.Finding;
import io.poisonlab.html.Markup;
import java.util.ArrayList;
import java.util.List;

/** What a defence found beyond rows, as a table of a page; details open below their title. */
final class FindingTable {
  private FindingTable() {}

  static void add(StringBuilder page, Finding finding) {
    String title = Markup.escaped(finding.title());
    page.append(
        finding.detail()
            ? "<details><summary>%s</summary>\n".formatted(title)
            : "<h3>%s</h3>\n".formatted(title));
    page.append("<div class=\"wide\"><table>\n");
    List<String> headings = new ArrayList<>(List.of(""));
    finding.columns().forEach(column -> headings.add(Markup.escaped(column)));
    page.append(Markup.row("th", "<tr>", headings));
    for (Finding.Line line : finding.lines()) {
      List<String> cells = new ArrayList<>(List.of(Markup.escaped(line.name())));
      line.values().forEach(value -> cells.add(number(value)));
      page.append(Markup.row("td", "<tr>", cells));
    }
    page.append("</table></div>\n").append(finding.detail() ? "</details>\n" : "");
  }

  private static String number(Number value) {
    return value instanceof Integer ? value.toString() : Markup.number(value.doubleValue());
  }
}
