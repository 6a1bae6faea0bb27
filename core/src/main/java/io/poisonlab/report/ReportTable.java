// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.analysis.Sheet;
import io.poisonlab.dataset.Count;
import io.poisonlab.html.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table of a report, which the page and the Markdown show alike.
 *
 * @param id what links in the page call it
 * @param title its heading
 * @param lead what it says, in a sentence or two
 * @param sheet the cells, as a person reads them
 */
record ReportTable(String id, String title, String lead, Sheet sheet) {
  /** More rows are left to the CSV file. */
  private static final int MOST = 200;

  /** A cell of more characters is a sentence, which needs room. */
  private static final int LONG = 40;

  private static final String VERDICT = "verdict";

  /** Columns that say what a row is about; the verdict follows them, before the numbers. */
  private static final Set<String> NAMES =
      Set.of(
          "section",
          "claim",
          "data",
          "dataset",
          "protocol",
          "learner",
          "defence",
          "attack",
          "poison",
          "metric");

  /**
   * Makes a table; what is the same in every row is said in its lead instead, where it is one of
   * these columns.
   */
  static ReportTable of(String id, String title, String lead, Sheet sheet, Set<String> spared) {
    List<Integer> kept = new ArrayList<>();
    List<String> same = new ArrayList<>();
    for (int i = 0; i < sheet.header().size(); i++) {
      int column = i;
      List<String> values = sheet.rows().stream().map(row -> row.get(column)).distinct().toList();
      if (values.size() == 1 && spared.contains(sheet.header().get(i))) {
        if (!values.getFirst().isEmpty()) {
          same.add("%s %s".formatted(sheet.header().get(i), values.getFirst()));
        }
      } else {
        kept.add(i);
      }
    }
    return new ReportTable(
        id,
        title,
        same.isEmpty() ? lead : "%s In every row: %s.".formatted(lead, String.join(", ", same)),
        new Sheet(
            only(sheet.header(), ordered(kept, sheet.header())),
            sheet.rows().stream().map(row -> only(row, ordered(kept, sheet.header()))).toList()));
  }

  /** Puts the verdict before the numbers, where a narrow window shows it. */
  private static List<Integer> ordered(List<Integer> columns, List<String> header) {
    int verdict = header.indexOf(VERDICT);
    List<Integer> ordered = new ArrayList<>(columns);
    if (ordered.removeIf(column -> column == verdict)) {
      long names = ordered.stream().filter(column -> NAMES.contains(header.get(column))).count();
      ordered.add((int) names, verdict);
    }
    return ordered;
  }

  private static List<String> only(List<String> cells, List<Integer> kept) {
    return kept.stream().map(cells::get).toList();
  }

  /** Returns the table as part of a page. */
  String toHtml() {
    StringBuilder table =
        new StringBuilder(
            """
            <h3 id="%s">%s</h3>
            <p>%s</p>
            <div class="wide" tabindex="0" role="region" aria-labelledby="%s"><table class="cards">
            """
                .formatted(id, Markup.escaped(title), Markup.escaped(lead), id));
    table.append(
        sheet.header().stream()
            .map(heading -> "<th scope=\"col\">%s</th>".formatted(Markup.escaped(heading)))
            .collect(Collectors.joining("", "<thead><tr>", "</tr></thead>\n")));
    for (List<String> row : shown()) {
      table.append(
          IntStream.range(0, row.size())
              .mapToObj(i ->
                  "<td%s data-is=\"%s\">%s</td>"
                      .formatted(
                          kind(sheet.header().get(i), row.get(i)),
                          Markup.escaped(sheet.header().get(i)),
                          Markup.escaped(row.get(i)).replace(" %", "&nbsp;%")))
              .collect(Collectors.joining("", "<tr>", "</tr>\n")));
    }
    table.append("</table></div>\n");
    return left().isEmpty() ? table.toString() : table + "<p class=\"faint\">" + left() + "</p>\n";
  }

  /** Returns the table as Markdown. */
  String toMarkdown() {
    return "### %s\n\n%s\n\n%s%s"
        .formatted(
            title,
            lead,
            new Sheet(sheet.header(), shown()).toMarkdown(),
            left().isEmpty() ? "" : "\n" + left() + "\n");
  }

  private List<List<String>> shown() {
    return sheet.rows().subList(0, Math.min(MOST, sheet.rows().size()));
  }

  /** Returns what is not shown, in a sentence. */
  private String left() {
    int left = sheet.rows().size() - MOST;
    return left <= 0
        ? ""
        : "%s: see %s, which has every number in full."
            .formatted(Count.of(left, "more row"), SweepFiles.CELLS);
  }

  private static String kind(String heading, String cell) {
    if (heading.equals(VERDICT)) {
      return cell.endsWith(": shown") ? " class=\"verdict shown\"" : " class=\"verdict\"";
    }
    if (cell.matches("[-+<]? ?[0-9.]+( to -?[0-9.]+)?|–")) {
      return " class=\"num\"";
    }
    return cell.length() > LONG ? " class=\"said\"" : "";
  }
}
