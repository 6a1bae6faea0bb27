// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import io.poisonlab.dataset.Count;
import io.poisonlab.defence.Detection;
import io.poisonlab.defence.DetectionCounts;
import io.poisonlab.defence.DetectionQuality;
import io.poisonlab.html.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How good a finding is, in a page: over all rows, then for each class that has a part in it. */
final class DetectionTables {
  /** More classes are counted. */
  private static final int CLASSES = 100;

  private DetectionTables() {}

  static void add(StringBuilder page, DetectionQuality quality) {
    page.append("<table>\n")
        .append(Markup.row("th", "<tr>", List.of("against the ground truth", "found", "chance")));
    for (Detection.Measure measure : quality.overall().measures()) {
      page.append(
          Markup.row(
              "td", "<tr>", List.of(measure.title(), measure.foundText(), measure.chanceText())));
    }
    page.append("</table>\n");
    List<Map.Entry<String, Detection>> touched = quality.touchedClasses();
    if (!touched.isEmpty()) {
      classes(page, touched);
    }
  }

  private static void classes(StringBuilder page, List<Map.Entry<String, Detection>> touched) {
    List<String> headings = new ArrayList<>(List.of("class", "rows", "poisoned", "flagged"));
    touched
        .getFirst()
        .getValue()
        .measures()
        .forEach(measure -> headings.add(measure.title() + " (chance)"));
    page.append("<div class=\"wide\"><table>\n").append(Markup.row("th", "<tr>", headings));
    for (Map.Entry<String, Detection> each :
        touched.subList(0, Math.min(CLASSES, touched.size()))) {
      DetectionCounts counts = each.getValue().counts();
      List<String> cells =
          new ArrayList<>(
              List.of(
                  Markup.escaped(each.getKey()),
                  Integer.toString(counts.inspected()),
                  Integer.toString(counts.poisoned()),
                  Integer.toString(counts.flagged())));
      for (Detection.Measure measure : each.getValue().measures()) {
        cells.add("%s (%s)".formatted(measure.foundText(), measure.chanceText()));
      }
      page.append(Markup.row("td", "<tr>", cells));
    }
    page.append("</table></div>\n");
    if (touched.size() > CLASSES) {
      page.append(
          "<p class=\"faint\">%s with poisoned or flagged rows are not listed.</p>\n"
              .formatted(Count.of(touched.size() - CLASSES, "more class")));
    }
  }
}
