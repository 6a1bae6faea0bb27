// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import io.poisonlab.html.Markup;

/** The suspicion of each class as a picture in a page: bars, the flagged part of each set off. */
final class ScorePicture {
  private static final int LEFT = 46;
  private static final int WIDTH = 560;
  private static final int PANEL = 104;
  private static final int BARS = 64;
  private static final int MOST = 12;

  private ScorePicture() {}

  static String of(ScoreHistogram histogram) {
    int shown = Math.min(MOST, histogram.classes().size());
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg role=\"img\" aria-label=\"How many rows have which suspicion, by class\" viewBox=\"0 0 %d %d\">\n"
            .formatted(WIDTH, shown * PANEL + 28));
    for (int i = 0; i < shown; i++) {
      panel(svg, histogram.classes().get(i), i * PANEL);
    }
    for (int tick = 0; tick <= 4; tick++) {
      text(svg, "tick middle", x(tick / 4.0), shown * PANEL + 8, Double.toString(tick / 4.0));
    }
    text(svg, "tick middle", x(0.5), shown * PANEL + 24, "suspicion");
    svg.append("</svg>\n");
    if (shown < histogram.classes().size()) {
      svg.append(
          "<p class=\"faint\">%d more classes are not drawn.</p>\n"
              .formatted(histogram.classes().size() - shown));
    }
    return svg.toString();
  }

  /** Draws a class on its own scale: classes may differ in size a hundredfold. */
  private static void panel(StringBuilder svg, ScoreHistogram.OfClass of, int top) {
    int highest = of.rows().stream().mapToInt(i -> i).max().orElse(1);
    double foot = top + 22.0 + BARS;
    text(
        svg,
        "label",
        LEFT,
        top + 14,
        "%s: %d rows, %d flagged"
            .formatted(
                of.name(),
                of.rows().stream().mapToInt(i -> i).sum(),
                of.flagged().stream().mapToInt(i -> i).sum()));
    text(svg, "tick end", LEFT - 6, top + 30, Integer.toString(highest));
    text(svg, "tick end", LEFT - 6, foot, "0");
    svg.append(
        "<line class=\"axis\" x1=\"%d\" x2=\"%s\" y1=\"%s\" y2=\"%s\"/>\n"
            .formatted(LEFT, Markup.at(x(1)), Markup.at(foot), Markup.at(foot)));
    for (int bin = 0; bin < ScoreHistogram.BINS; bin++) {
      int flagged = of.flagged().get(bin);
      bar(svg, "quiet", bin, of.rows().get(bin), highest, foot);
      bar(svg, "flag", bin, flagged, highest, foot);
    }
  }

  private static void bar(
      StringBuilder svg, String kind, int bin, int rows, int highest, double foot) {
    if (rows > 0) {
      double height = Math.max(1, (double) BARS * rows / highest);
      svg.append(
          "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"><title>%d rows from %s to %s</title></rect>\n"
              .formatted(
                  kind,
                  Markup.at(x((double) bin / ScoreHistogram.BINS) + 1),
                  Markup.at(foot - height),
                  Markup.at(x(1.0 / ScoreHistogram.BINS) - LEFT - 2),
                  Markup.at(height),
                  rows,
                  (double) bin / ScoreHistogram.BINS,
                  (bin + 1.0) / ScoreHistogram.BINS));
    }
  }

  private static double x(double score) {
    return LEFT + score * (WIDTH - LEFT - 16);
  }

  private static void text(StringBuilder svg, String kind, double x, double y, String text) {
    svg.append(
        "<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>\n"
            .formatted(kind, Markup.at(x), Markup.at(y), Markup.escaped(text)));
  }
}
