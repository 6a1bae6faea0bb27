// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Table;
import io.poisonlab.experiment.TestOutcome;
import io.poisonlab.html.Markup;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a model says everywhere in the plane of two features, as a picture in a page: areas are
 * classes predicted, dots the rows that it learned from, rings those that were poisoned.
 */
final class BoundaryPicture {
  private static final int SIZE = 320;
  private static final int MARGIN = 34;

  /** Four units each, so that no edge falls between two pixels. */
  private static final int CELLS = (SIZE - MARGIN - 6) / 4;

  private static final int MOST_DOTS = 400;
  private static final int COLOURS = 7;
  private static final double OVERLAP = 0.5;

  private final TestOutcome outcome;
  private final NumericColumn across;
  private final NumericColumn up;
  private final double[] acrossEnds;
  private final double[] upEnds;

  private BoundaryPicture(Dataset data, TestOutcome outcome) {
    this.outcome = outcome;
    this.across = column(outcome.train(), 0);
    this.up = column(outcome.train(), 1);
    this.acrossEnds = ends(column(data, 0));
    this.upEnds = ends(column(data, 1));
  }

  /**
   * Draws a model on the scales of the clean data; rows that an attack has put outside are not
   * seen.
   *
   * @param name what the model is, for those who do not see the picture
   */
  static String of(Dataset data, TestOutcome outcome, String name) {
    return new BoundaryPicture(data, outcome).svg(name);
  }

  private String svg(String name) {
    StringBuilder svg =
        new StringBuilder(
            "<svg role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\">\n"
                .formatted(
                    Markup.escaped("What the model predicts everywhere: " + name), SIZE, SIZE));
    areas(svg);
    svg.append(
        "<rect class=\"frame\" x=\"%d\" y=\"6\" width=\"%d\" height=\"%d\"/>\n"
            .formatted(MARGIN, SIZE - MARGIN - 6, SIZE - MARGIN - 6));
    dots(svg);
    axis(svg, across.name(), acrossEnds, "<g>", SIZE - MARGIN + 14);
    axis(
        svg,
        up.name(),
        upEnds,
        "<g transform=\"rotate(-90) translate(-%d 0)\">".formatted(SIZE - MARGIN),
        14);
    return svg.append("</svg>\n").toString();
  }

  /**
   * Draws each class as one path. Neighbouring runs overlap by half a unit under one opacity, so
   * that no seam shows between them, whatever the size that a screen gives the picture.
   */
  private void areas(StringBuilder svg) {
    double cell = (double) (SIZE - MARGIN - 6) / CELLS;
    Labels predicted = outcome.model().predict(plane()).labels();
    SortedMap<Integer, StringBuilder> paths = new TreeMap<>();
    for (int row = 0; row < CELLS; row++) {
      int from = 0;
      for (int at = 1; at <= CELLS; at++) {
        int code = predicted.code(row * CELLS + from);
        if (at == CELLS || predicted.code(row * CELLS + at) != code) {
          double width = (at - from) * cell + (at == CELLS ? 0 : OVERLAP);
          paths
              .computeIfAbsent(code, _ -> new StringBuilder())
              .append(
                  "M%s %sh%sv%sh-%sz"
                      .formatted(
                          Markup.at(MARGIN + from * cell),
                          Markup.at(6 + row * cell),
                          Markup.at(width),
                          Markup.at(cell + (row == CELLS - 1 ? 0 : OVERLAP)),
                          Markup.at(width)));
          from = at;
        }
      }
    }
    svg.append("<g class=\"area\" shape-rendering=\"crispEdges\">\n");
    paths.forEach((code, path) ->
        svg.append("<path class=\"c%d\" d=\"%s\"/>\n".formatted(code % COLOURS, path)));
    svg.append("</g>\n");
  }

  /** Returns the middles of the cells, from the top row down. */
  private Table plane() {
    double[] x = new double[CELLS * CELLS];
    double[] y = new double[CELLS * CELLS];
    for (int i = 0; i < x.length; i++) {
      int row = i / CELLS;
      x[i] = between(acrossEnds, (i % CELLS + 0.5) / CELLS);
      y[i] = between(upEnds, 1 - (row + 0.5) / CELLS);
    }
    return Table.of(
        NumericColumn.of(across.name(), across.nullable(), x),
        NumericColumn.of(up.name(), up.nullable(), y));
  }

  private void dots(StringBuilder svg) {
    Dataset rows = outcome.train();
    RowIds poisoned = outcome.poisoned().poisonedRows();
    int step = Math.max(1, (rows.size() + MOST_DOTS - 1) / MOST_DOTS);
    for (int row = 0; row < rows.size(); row += step) {
      double x = share(acrossEnds, across.value(row));
      double y = share(upEnds, up.value(row));
      if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) {
        continue; // missing, or put elsewhere by the attack
      }
      String place =
          "cx=\"%s\" cy=\"%s\""
              .formatted(
                  Markup.at(MARGIN + x * (SIZE - MARGIN - 6)),
                  Markup.at(6 + (1 - y) * (SIZE - MARGIN - 6)));
      svg.append(
          "<circle class=\"dot c%d\" %s r=\"2.6\"/>\n"
              .formatted(rows.labels().code(row) % COLOURS, place));
      if (poisoned.contains(rows.ids().at(row))) {
        svg.append("<circle class=\"ring\" %s r=\"5\"/>\n".formatted(place));
      }
    }
  }

  private static void axis(
      StringBuilder svg, String name, double[] ends, String open, int baseline) {
    int from = open.contains("rotate") ? 0 : MARGIN;
    int to = open.contains("rotate") ? SIZE - MARGIN - 6 : SIZE - 6;
    svg.append(open)
        .append(text("tick", from, baseline, number(ends[0])))
        .append(text("tick middle", (from + to) / 2, baseline, Markup.escaped(name)))
        .append(text("tick end", to, baseline, number(ends[1])))
        .append("</g>\n");
  }

  private static String text(String kind, int x, int y, String words) {
    return "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>".formatted(kind, x, y, words);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }

  private static double share(double[] ends, double value) {
    return (value - ends[0]) / (ends[1] - ends[0]);
  }

  private static double between(double[] ends, double share) {
    return ends[0] + share * (ends[1] - ends[0]);
  }

  /** Returns the column's range with a little room either way. */
  private static double[] ends(NumericColumn column) {
    double[] present = Arrays.stream(column.toArray()).filter(Double::isFinite).toArray();
    double low = Arrays.stream(present).min().orElse(0);
    double high = Arrays.stream(present).max().orElse(1);
    double room = 0.05 * (high - low);
    return new double[] {low - room, high + room};
  }

  private static NumericColumn column(Dataset data, int index) {
    Column column = data.table().columns().get(index);
    if (column instanceof NumericColumn numbers) {
      return numbers;
    }
    throw new IllegalArgumentException(
        "decision boundaries need two numeric features, found %s".formatted(List.of(column)));
  }
}
