// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.inspection.Inspection;
import io.poisonlab.inspection.RowMap;
import io.poisonlab.inspection.ScoreHistogram;
import io.poisonlab.parameter.Description;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;

/**
 * What a defence found, as two PNG pictures to be shown {@value #WIDTH} units wide: the rows on
 * their first two principal components with those flagged ringed, and how many rows of each class
 * have which suspicion.
 */
public final class SuspicionPlot {
  /** The width in which they are shown; they hold twice as many pixels. */
  public static final int WIDTH = 720;

  private static final int MARGIN = 40;
  private static final int HEADING = 66;
  private static final int PLANE = 560;
  private static final int PANEL = 110;
  private static final int MOST_CLASSES = 12;
  private static final int LINE = 24;
  private static final Color FLAG = new Color(0xd5, 0x5e, 0x00);
  private static final Color QUIET = new Color(0xb3, 0xbc, 0xc6);
  private static final Color[] CLASSES = {
    new Color(0x00, 0x72, 0xb2),
    new Color(0xe6, 0x9f, 0x00),
    new Color(0x00, 0x9e, 0x73),
    new Color(0xcc, 0x79, 0xa7),
    new Color(0x56, 0xb4, 0xe9),
    new Color(0x7a, 0x51, 0x95),
    new Color(0x55, 0x55, 0x55)
  };

  private final Inspection inspection;

  private SuspicionPlot(Inspection inspection) {
    this.inspection = inspection;
  }

  /** Prepares the pictures of an inspection. */
  public static SuspicionPlot of(Inspection inspection) {
    return new SuspicionPlot(inspection);
  }

  /** Draws the rows on a plane. */
  public byte[] mapPng() {
    RowMap map = RowMap.of(inspection);
    List<String> classes = inspection.data().labels().classes();
    int named = Math.min(MOST_CLASSES, classes.size());
    int legend = LINE * ((named + 3) / 3);
    try (Canvas canvas = new Canvas(WIDTH, HEADING + PLANE + LINE + legend)) {
      String left = map.left() == 0 ? "" : ", %d more rows not drawn".formatted(map.left());
      heading(canvas, "Rows on two principal components", left);
      points(canvas, map);
      canvas.centred(
          axis("first component", map, 0) + "; " + axis("upwards the second", map, 1),
          WIDTH / 2.0,
          HEADING + PLANE + 16.0,
          Palette.letters(13),
          Palette.FAINT_INK);
      for (int i = 0; i <= named; i++) {
        double x = MARGIN + i % 3 * ((WIDTH - 2.0 * MARGIN) / 3);
        double y = HEADING + PLANE + LINE + LINE * (i / 3) + 10.0;
        if (i == named) {
          ring(canvas.pen(), x + 6, y);
        } else {
          dot(canvas.pen(), x + 6, y, 4, CLASSES[i % CLASSES.length]);
        }
        String name = i == named ? "flagged" : classes.get(i);
        canvas.text(
            Canvas.fitted(name, Palette.letters(13), 180),
            x + 18,
            y + 4.5,
            Palette.letters(13),
            Palette.INK);
      }
      return canvas.png();
    }
  }

  /** Draws how many rows have which suspicion, each class on its own scale. */
  public byte[] histogramPng() {
    ScoreHistogram histogram = ScoreHistogram.of(inspection);
    int shown = Math.min(MOST_CLASSES, histogram.classes().size());
    try (Canvas canvas = new Canvas(WIDTH, HEADING + shown * PANEL + 40)) {
      String left =
          shown == histogram.classes().size()
              ? ""
              : ", %d more classes not drawn".formatted(histogram.classes().size() - shown);
      heading(canvas, "Suspicion by class", left);
      for (int i = 0; i < shown; i++) {
        panel(canvas, histogram.classes().get(i), HEADING + i * PANEL);
      }
      for (int tick = 0; tick <= 4; tick++) {
        canvas.centred(
            Double.toString(tick / 4.0),
            MARGIN + tick / 4.0 * (WIDTH - 2.0 * MARGIN),
            HEADING + shown * PANEL + 12.0,
            Palette.letters(12),
            Palette.FAINT_INK);
      }
      return canvas.png();
    }
  }

  private void heading(Canvas canvas, String title, String more) {
    canvas.text(
        Canvas.fitted(
            title + ": " + inspection.data().name(), Palette.boldLetters(18), WIDTH - 2.0 * MARGIN),
        MARGIN,
        32,
        Palette.boldLetters(18),
        Palette.INK);
    canvas.text(
        Canvas.fitted(
            "%s: %d of %d rows flagged%s"
                .formatted(
                    Description.label(inspection.defence()),
                    inspection.suspicion().flagged().size(),
                    inspection.data().size(),
                    more),
            Palette.letters(13),
            WIDTH - 2.0 * MARGIN),
        MARGIN,
        53,
        Palette.letters(13),
        Palette.FAINT_INK);
  }

  private static void points(Canvas canvas, RowMap map) {
    Graphics2D pen = canvas.pen();
    pen.setColor(Palette.GRID);
    pen.setStroke(new BasicStroke(1));
    pen.draw(new Rectangle2D.Double(MARGIN, HEADING, WIDTH - 2.0 * MARGIN, PLANE));
    for (RowMap.Point point : map.points()) {
      double x = MARGIN + 12 + point.x() * (WIDTH - 2.0 * MARGIN - 24);
      double y = HEADING + 12 + (1 - point.y()) * (PLANE - 24);
      dot(pen, x, y, 3, CLASSES[point.label() % CLASSES.length]);
      if (point.flagged()) {
        ring(pen, x, y);
      }
    }
  }

  private static void panel(Canvas canvas, ScoreHistogram.OfClass of, int top) {
    int highest = of.rows().stream().mapToInt(i -> i).max().orElse(1);
    double foot = top + PANEL - 14.0;
    double bars = PANEL - 36.0;
    double step = (WIDTH - 2.0 * MARGIN) / ScoreHistogram.BINS;
    canvas.text(
        Canvas.fitted(
            "%s: %d rows, %d flagged"
                .formatted(
                    of.name(),
                    of.rows().stream().mapToInt(i -> i).sum(),
                    of.flagged().stream().mapToInt(i -> i).sum()),
            Palette.letters(13),
            WIDTH - 2.0 * MARGIN),
        MARGIN,
        top + 14.0,
        Palette.letters(13),
        Palette.INK);
    for (int bin = 0; bin < ScoreHistogram.BINS; bin++) {
      bar(
          canvas.pen(),
          QUIET,
          MARGIN + bin * step,
          foot,
          step,
          bars * of.rows().get(bin) / highest);
      bar(
          canvas.pen(),
          FLAG,
          MARGIN + bin * step,
          foot,
          step,
          bars * of.flagged().get(bin) / highest);
    }
    canvas.pen().setColor(Palette.FAINT_INK);
    canvas.pen().fill(new Rectangle2D.Double(MARGIN, foot, WIDTH - 2.0 * MARGIN, 1));
  }

  private static void bar(
      Graphics2D pen, Color colour, double x, double foot, double step, double height) {
    if (height > 0) {
      double drawn = Math.max(1, height);
      pen.setColor(colour);
      pen.fill(new Rectangle2D.Double(x + 1, foot - drawn, step - 2, drawn));
    }
  }

  private static void dot(Graphics2D pen, double x, double y, double radius, Color colour) {
    pen.setColor(colour);
    pen.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
  }

  private static void ring(Graphics2D pen, double x, double y) {
    pen.setColor(FLAG);
    pen.setStroke(new BasicStroke(2));
    pen.draw(new Ellipse2D.Double(x - 6, y - 6, 12, 12));
  }

  private static String axis(String name, RowMap map, int direction) {
    return direction < map.shares().size()
        ? String.format(
            Locale.ROOT, "%s: %.0f %% of the variance", name, 100 * map.shares().get(direction))
        : name + ": no variance left";
  }
}
