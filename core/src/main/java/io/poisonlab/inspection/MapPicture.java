// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import io.poisonlab.dataset.Labels;
import io.poisonlab.html.Markup;
import java.util.List;
import java.util.Locale;

/** The plane of rows as a picture in a page: a dot for each, a ring round those flagged. */
final class MapPicture {
  private static final int SIZE = 520;
  private static final int MARGIN = 26;
  private static final int LEGEND = 22;
  private static final int MOST_NAMED = 12;

  private MapPicture() {}

  static String of(RowMap map, Labels labels) {
    int named = Math.min(MOST_NAMED, labels.classes().size());
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg role=\"img\" aria-label=\"The rows on their first two principal components, those flagged ringed\" viewBox=\"0 0 %d %d\">\n"
            .formatted(SIZE, SIZE + LEGEND * ((named + 3) / 3)));
    svg.append(
        "<rect class=\"frame\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n"
            .formatted(MARGIN, 6, SIZE - 2 * MARGIN, SIZE - MARGIN - 6));
    for (RowMap.Point point : map.points()) {
      String x = Markup.at(MARGIN + 10 + point.x() * (SIZE - 2 * MARGIN - 20));
      String y = Markup.at(16 + (1 - point.y()) * (SIZE - MARGIN - 26));
      svg.append(
          "<g><title>row %d, %s, suspicion %s%s</title><circle class=\"c%d\" cx=\"%s\" cy=\"%s\" r=\"3\"/>%s</g>\n"
              .formatted(
                  point.number(),
                  Markup.escaped(labels.classes().get(point.label())),
                  Markup.number(point.score()),
                  point.flagged() ? ", flagged" : "",
                  point.label() % 7,
                  x,
                  y,
                  point.flagged()
                      ? "<circle class=\"ring\" cx=\"%s\" cy=\"%s\" r=\"6\"/>".formatted(x, y)
                      : ""));
    }
    svg.append(
        "<text class=\"tick middle\" x=\"%d\" y=\"%d\">%s</text>\n"
            .formatted(SIZE / 2, SIZE - 8, axis("first", map.shares(), 0)));
    svg.append(
        "<text class=\"tick middle\" transform=\"translate(15 %d) rotate(-90)\">%s</text>\n"
            .formatted(SIZE / 2, axis("second", map.shares(), 1)));
    legend(svg, labels.classes().subList(0, named));
    svg.append("</svg>\n");
    if (map.left() > 0) {
      svg.append("<p class=\"faint\">%d more rows are not drawn.</p>\n".formatted(map.left()));
    }
    return svg.toString();
  }

  private static void legend(StringBuilder svg, List<String> classes) {
    for (int i = 0; i <= classes.size(); i++) {
      int x = MARGIN + 8 + i % 3 * (SIZE / 3);
      int y = SIZE + 8 + LEGEND * (i / 3);
      boolean last = i == classes.size();
      String name = last ? "flagged" : classes.get(i);
      svg.append(
          "<circle class=\"%s\" cx=\"%d\" cy=\"%d\" r=\"%d\"/><text class=\"label\" x=\"%d\" y=\"%d\">%s</text>\n"
              .formatted(
                  last ? "ring" : "c" + i % 7,
                  x,
                  y,
                  last ? 6 : 4,
                  x + 12,
                  y + 4,
                  Markup.escaped(name.length() > 22 ? name.substring(0, 21) + "…" : name)));
    }
  }

  private static String axis(String which, List<Double> shares, int direction) {
    return direction < shares.size()
        ? String.format(
            Locale.ROOT,
            "%s principal component, %.0f %% of the variance",
            which,
            100 * shares.get(direction))
        : which + " principal component: no variance left";
  }
}
