// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import io.poisonlab.dataset.Count;
import io.poisonlab.defence.RejectionRates;
import io.poisonlab.html.Markup;
import io.poisonlab.html.PageFrame;
import io.poisonlab.parameter.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Judged inputs as one page: warnings, what the truth says, and the inputs. */
final class InputPage {
  private InputPage() {}

  static String of(InputReport report, int most) {
    InputInspection found = report.found();
    StringBuilder page = PageFrame.begin("Suspicious inputs");
    page.append(
        """
        <p class="faint">%s of a model that %s learned from %s · SHA-256 of the content %s</p>
        <h2>%s</h2>
        <p class="faint">%s.</p>
        """
            .formatted(
                Count.of(found.inputs().size(), "input"),
                Markup.escaped(Notation.of(found.learner())),
                Markup.escaped(found.suspect().data().toString()),
                found.suspect().data().fingerprint(),
                Markup.escaped(Notation.of(found.detector())),
                Markup.escaped(found.scope())));
    PageFrame.warnings(page, found.warnings());
    page.append("<p><b>%s</b></p>\n".formatted(Markup.escaped(found.summary())));
    report.quality().ifPresent(quality -> quality(page, quality));
    inputs(page, report, most);
    return PageFrame.end(page);
  }

  private static void quality(StringBuilder page, InputInspection.Quality quality) {
    page.append("<div class=\"wide\"><table>\n")
        .append(
            Markup.row(
                "th",
                "<tr>",
                List.of("limit", "clean inputs rejected", "inputs with a trigger accepted")))
        .append(row("as calibrated", quality.falseRejection(), quality.falseAcceptance()));
    List<RejectionRates> curve = quality.curve();
    if (!curve.isEmpty()) {
      for (RejectionRates point : RejectionRates.shortened(curve)) {
        page.append(
            row(
                Markup.number(point.limit()),
                OptionalDouble.of(point.falseRejection()),
                OptionalDouble.of(point.falseAcceptance())));
      }
    }
    page.append("</table></div>\n");
  }

  private static String row(String limit, OptionalDouble rejected, OptionalDouble accepted) {
    return Markup.row("td", "<tr>", List.of(limit, cell(rejected), cell(accepted)));
  }

  private static String cell(OptionalDouble value) {
    return value.isPresent() ? Markup.number(value.getAsDouble()) : "–";
  }

  private static void inputs(StringBuilder page, InputReport report, int most) {
    InputInspection found = report.found();
    List<String> headings =
        new ArrayList<>(List.of("rank", "row", "predicted class", "suspicion", ""));
    if (report.stamped().isPresent()) {
      headings.add("truth");
    }
    headings.add("reason");
    page.append("<table class=\"rows\">\n").append(Markup.row("th", "<tr>", headings));
    for (RankedRow row : found.ranked(most)) {
      page.append(row.flagged() ? "<tr class=\"flagged\">" : "<tr>")
          .append(Markup.named("rank", Integer.toString(row.rank())))
          .append(Markup.named("row", Integer.toString(row.number())))
          .append(Markup.named("predicted", Markup.escaped(row.label())))
          .append(Markup.named("suspicion", Markup.number(row.score())))
          .append("<td>%s</td>".formatted(row.flagged() ? "rejected" : ""));
      report
          .triggered(row)
          .ifPresent(
              carries -> page.append(Markup.named("truth", carries ? "with a trigger" : "clean")));
      page.append(
          "<td>%s<details><summary>values</summary>%s</details></td></tr>\n"
              .formatted(
                  Markup.escaped(row.reason()),
                  RowValues.of(found.inputs(), row).stream()
                      .map(Markup::escaped)
                      .collect(Collectors.joining(" · "))));
    }
    page.append("</table>\n<p class=\"faint\">Row 1 is the first of the inputs.</p>\n");
  }
}
