// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import io.poisonlab.attack.Taxonomy;
import io.poisonlab.dataset.Count;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.defence.Defence;
import io.poisonlab.html.Markup;
import io.poisonlab.html.PageFrame;
import io.poisonlab.parameter.Description;
import io.poisonlab.parameter.Notation;
import java.util.List;

/** Inspections as one page: warnings, pictures, ranked rows and what answers poisoning. */
final class SuspicionPage {
  private SuspicionPage() {}

  static String of(SuspicionReport report, int most) {
    Dataset data = report.data();
    StringBuilder page = PageFrame.begin("Suspicious rows of " + data.name());
    page.append(
        "<p class=\"faint\">%s, %s, %s · SHA-256 of the content %s</p>\n"
            .formatted(
                Count.of(data.size(), "row"),
                Count.of(data.table().columns().size(), "feature"),
                Count.of(data.classCount(), "class"),
                data.fingerprint()));
    report
        .attack()
        .ifPresent(attack ->
            page.append(
                "<p class=\"faint\">Attacked by %s: %s</p>\n"
                    .formatted(
                        Markup.escaped(Notation.of(attack)),
                        Markup.escaped(Taxonomy.line(attack.traits().goal().taxonomy())))));
    for (Inspection inspection : report.inspections()) {
      section(page, inspection, report, most);
    }
    return PageFrame.end(page);
  }

  private static void section(
      StringBuilder page, Inspection inspection, SuspicionReport report, int most) {
    Defence defence = inspection.defence();
    page.append("<h2>%s</h2>\n".formatted(Markup.escaped(Description.label(defence))));
    page.append("<p class=\"faint\">%s</p>\n".formatted(Markup.escaped(Notation.of(defence))));
    page.append("<p class=\"faint\">%s.</p>\n".formatted(Markup.escaped(inspection.scope())));
    List<Taxonomy> mitigations = defence.mitigations();
    if (!mitigations.isEmpty()) {
      page.append("<p class=\"faint\">Mitigation: %s.</p>\n".formatted(Taxonomy.line(mitigations)));
    }
    PageFrame.warnings(page, inspection.warnings());
    page.append(
        "<p><b>%d of %s flagged%s.</b></p>\n"
            .formatted(
                inspection.suspicion().flagged().size(),
                Count.of(inspection.data().size(), "row"),
                inspection.isNothing() ? ": nothing found, the suspicion of every row is 0" : ""));
    report.truth().ifPresent(truth -> DetectionTables.add(page, inspection.against(truth)));
    page.append("<div class=\"pictures\">\n<div>\n")
        .append(MapPicture.of(RowMap.of(inspection), inspection.data().labels()))
        .append("</div>\n<div>\n")
        .append(ScorePicture.of(ScoreHistogram.of(inspection)))
        .append("</div>\n</div>\n");
    inspection.suspicion().findings().forEach(finding -> FindingTable.add(page, finding));
    if (!inspection.isNothing()) {
      SuspicionRows.add(page, report, inspection, most);
    }
  }
}
