// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Table;
import io.poisonlab.learner.TrainedModel;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Rows of two columns in a square of SVG: filled by their label, ringed where they are poisoned, on
 * the answers of a model.
 *
 * @param title the first line above
 * @param note the second line above
 * @param rows what is shown
 * @param ringed the rows with a ring
 * @param model whose answers the ground is tinted by
 * @param bounds where the square ends
 */
record ScatterPanel(
    String title, String note, Dataset rows, RowIds ringed, TrainedModel model, Bounds bounds) {
  static final int SIZE = 232;
  static final int HEAD = 40;
  private static final int CELLS = 58;
  private static final int CELL = SIZE / CELLS;
  private static final String[] FILL = {"#0072b2", "#e69f00"};
  private static final String[] TINT = {"#d5e8f3", "#fbeccd"};

  /** Where values lie in the square: the lowest and the highest of both columns. */
  record Bounds(double low, double high) {
    private static final double MARGIN = 0.6;

    /** Returns bounds around all values of a table. */
    static Bounds around(Table table) {
      double[] values =
          table.columns().stream()
              .flatMapToDouble(column -> Arrays.stream(((NumericColumn) column).toArray()))
              .filter(value -> !Double.isNaN(value))
              .sorted()
              .toArray();
      return new Bounds(values[0] - MARGIN, values[values.length - 1] + MARGIN);
    }

    double value(double share) {
      return low + share * (high - low);
    }

    double pixel(double value) {
      return Math.clamp((value - low) / (high - low), 0, 1) * SIZE;
    }
  }

  /** Returns the panel, its upper left corner at {@code left}, 0. */
  String svg(int left) {
    StringBuilder text = new StringBuilder();
    text.append("<g transform=\"translate(%d,0)\">\n".formatted(left));
    text.append(
        "<text x=\"0\" y=\"15\" font-weight=\"bold\">%s</text>\n<text x=\"0\" y=\"32\">%s</text>\n"
            .formatted(escaped(title), escaped(note)));
    text.append("<g transform=\"translate(0,%d)\">\n".formatted(HEAD));
    ground(text);
    IntStream.range(0, rows.size())
        .boxed()
        .sorted((a, b) -> Boolean.compare(isRinged(a), isRinged(b)))
        .forEach(row -> point(text, row));
    return text.append("</g>\n</g>\n").toString();
  }

  private boolean isRinged(int row) {
    return ringed.contains(rows.ids().at(row));
  }

  private void ground(StringBuilder text) {
    double[] xs = new double[CELLS * CELLS];
    double[] ys = new double[CELLS * CELLS];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = bounds.value((i % CELLS + 0.5) / CELLS);
      int line = i / CELLS;
      ys[i] = bounds.value((line + 0.5) / CELLS);
    }
    Table grid = Table.of(column(0).withValues(xs), column(1).withValues(ys));
    int[] said = model.predict(grid).labels().toArray();
    for (int code = 0; code < TINT.length; code++) {
      text.append("<path fill=\"%s\" d=\"".formatted(TINT[code]));
      for (int i = 0; i < said.length; i++) {
        if (said[i] == code) {
          int start = i;
          while ((i + 1) % CELLS != 0 && said[i + 1] == code) {
            i++;
          }
          int width = (i + 1 - start) * CELL;
          text.append(
              "M%d %dh%dv-%dh-%dz"
                  .formatted(
                      start % CELLS * CELL, SIZE - start / CELLS * CELL, width, CELL, width));
        }
      }
      text.append("\"/>\n");
    }
  }

  /** A missing value lies on the edge. */
  private void point(StringBuilder text, int row) {
    double x = column(0).isMissing(row) ? bounds.low() : column(0).toArray()[row];
    double y = column(1).isMissing(row) ? bounds.low() : column(1).toArray()[row];
    text.append(
        String.format(
            Locale.ROOT,
            "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%s\" fill=\"%s\"%s/>\n",
            bounds.pixel(x),
            SIZE - bounds.pixel(y),
            isRinged(row) ? "4" : "2.6",
            FILL[rows.labels().code(row)],
            isRinged(row) ? " stroke=\"#111\" stroke-width=\"1.6\"" : ""));
  }

  private NumericColumn column(int i) {
    return (NumericColumn) rows.table().columns().get(i);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
