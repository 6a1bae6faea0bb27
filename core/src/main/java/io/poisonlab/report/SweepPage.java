// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.dataset.Count;
import io.poisonlab.html.ChartLibrary;
import io.poisonlab.html.Markup;
import io.poisonlab.html.PageFrame;
import io.poisonlab.html.PageScript;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A report as one HTML file that needs no network and no server: style, scripts and data are in it.
 */
final class SweepPage {
  private SweepPage() {}

  static String of(SweepContent report) {
    List<PageScript> scripts =
        report.curves().curves().isEmpty()
            ? List.of()
            : List.of(ChartLibrary.script(), new PageScript(resource("sweep.js")));
    StringBuilder page = PageFrame.begin(report.title(), resource("sweep.css"), scripts);
    page.append("<p class=\"faint\">%s</p>\n<main>\n".formatted(Markup.escaped(report.scope())));
    links(page, report.links());
    PageFrame.warnings(page, report.warnings());
    list(page, "What came out", "findings", report.findings());
    figures(page, report);
    if (!scripts.isEmpty()) {
      curves(page, report.curves());
    }
    if (!report.tables().isEmpty()) {
      page.append("<h2 id=\"cells\">The numbers</h2>\n");
      report.tables().forEach(table -> page.append(table.toHtml()));
    }
    matrices(page, report);
    planes(page, report.planes());
    list(page, "What was not shown", "not-shown", report.notShown());
    plan(page, report);
    provenance(page, report);
    page.append("</main>\n");
    page.append(scripts.isEmpty() ? "" : report.curves().element());
    scripts.forEach(script -> page.append(script.element()));
    return PageFrame.end(page);
  }

  private static void links(StringBuilder page, Map<String, URI> links) {
    if (!links.isEmpty()) {
      page.append("<nav aria-label=\"Runs\">");
      links.forEach((name, address) ->
          page.append(
              "<a href=\"%s\" target=\"_blank\" rel=\"noopener\">%s</a>"
                  .formatted(Markup.escaped(address.toString()), Markup.escaped(name))));
      page.append("</nav>\n");
    }
  }

  private static void list(StringBuilder page, String heading, String kind, List<String> items) {
    if (!items.isEmpty()) {
      page.append(
          items.stream()
              .map(item -> "<li>%s</li>\n".formatted(unbroken(item)))
              .collect(
                  Collectors.joining(
                      "",
                      "<h2 id=\"%s\">%s</h2>\n<ul class=\"findings\">\n".formatted(kind, heading),
                      "</ul>\n")));
    }
  }

  /** A line does not end between a number and its per cent sign, nor within an option. */
  private static String unbroken(String text) {
    return Markup.escaped(text)
        .replace(" %", "&nbsp;%")
        .replaceAll("--[a-z-]+", "<span class=\"option\">$0</span>");
  }

  private static void figures(StringBuilder page, SweepContent report) {
    page.append("<ul class=\"tiles\">\n");
    report
        .figures()
        .tiles()
        .forEach((what, number) ->
            page.append(
                "<li><b>%s</b>%s</li>\n".formatted(Markup.escaped(number), Markup.escaped(what))));
    page.append("</ul>\n");
  }

  private static void curves(StringBuilder page, SweepCurves curves) {
    page.append(
        """
        <h2>The curves</h2>
        <p id="said"></p>
        <form id="choices" aria-label="What is drawn" hidden>
        <label>Metric <select id="metric"></select></label>
        <label>Data set <select id="dataset"></select></label>
        <label>Protocol <select id="protocol"></select></label>
        <label>One line for each <select id="lines"></select></label>
        <label>Attack <select id="attack"></select></label>
        <label>Learner <select id="learner"></select></label>
        <label>Defence <select id="defence"></select></label>
        </form>
        <div class="chart"><canvas id="chart" role="img" tabindex="0"></canvas></div>
        <div id="legend" role="group" aria-label="Lines: press to hide or show"></div>
        <p class="spoken" id="spoken" aria-live="polite"></p>
        <p class="faint">A point is the mean over seeds, the band around a line its 95 %% interval. The dotted line is what a guess of the largest class would score.%s</p>
        <noscript><p>The curves need JavaScript; the tables below and %s hold every number.</p></noscript>
        <details><summary>These curves as a table</summary><div class="wide" tabindex="0" role="region" aria-label="The curves as a table"><table id="points"></table></div></details>
        """
            .formatted(
                curves.left() == 0
                    ? ""
                    : " %s left out so that the page stays small; %s has them all."
                        .formatted(Count.of(curves.left(), "curve"), SweepFiles.POINTS),
                SweepFiles.POINTS));
  }

  private static void matrices(StringBuilder page, SweepContent report) {
    if (!report.matrices().isEmpty()) {
      page.append(
          "<h2>Which classes are taken for which</h2>\n<p>Test rows on their true classes, all seeds added up. Without poison, and after the strongest dose of each attack; confusion_matrices.csv has those of every trial.</p>\n<div class=\"matrices\">\n");
      report
          .matrices()
          .forEach((caption, counts) ->
              page.append(
                  "<div tabindex=\"0\" role=\"region\" aria-label=\"%s\">%s</div>\n"
                      .formatted(
                          Markup.escaped("Confusion matrix: " + caption),
                          ConfusionMarkup.of(caption, counts))));
      page.append("</div>\n");
    }
  }

  private static void planes(StringBuilder page, List<SweepContent.Plane> planes) {
    if (!planes.isEmpty()) {
      page.append(
          "<h2>Decision boundaries</h2>\n<p>What a model of the first seed predicts everywhere in the plane of the two features: areas are its answers, dots its training rows, rings the poisoned ones among them.</p>\n<div class=\"planes\">\n");
      planes.forEach(plane ->
          page.append(
              "<figure>%s<figcaption>%s</figcaption></figure>\n"
                  .formatted(plane.svg(), Markup.escaped(plane.caption()))));
      page.append("</div>\n");
    }
  }

  private static void plan(StringBuilder page, SweepContent report) {
    report
        .plan()
        .ifPresent(yaml ->
            page.append(
                "<h2>The plan</h2>\n<p>The same plan gives the same numbers: save it and run <code>poisonlab run plan.yaml</code>.</p>\n<details open><summary>plan.yaml</summary><pre tabindex=\"0\">%s</pre></details>\n"
                    .formatted(Markup.escaped(yaml))));
  }

  private static void provenance(StringBuilder page, SweepContent report) {
    page.append(
        "<h2 id=\"provenance\">Where the numbers come from</h2>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"provenance\"><table class=\"provenance\">\n");
    report
        .provenance()
        .forEach((what, value) ->
            page.append(
                "<tr><th scope=\"row\">%s</th><td>%s</td></tr>\n"
                    .formatted(Markup.escaped(what), Markup.escaped(value))));
    page.append("</table></div>\n");
  }

  private static String resource(String name) {
    try (InputStream in = SweepPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing; reinstall the library");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
