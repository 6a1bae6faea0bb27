// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;

/**
 * The key to the lines of an accuracy plot: colours and markers stand for attacks, kinds of line
 * for what is measured.
 *
 * @param attacks the attacks, in the order of their colours
 * @param truthShown whether there are lines on the truth
 */
record AccuracyLegend(List<String> attacks, boolean truthShown) {
  private static final int LINE = 24;
  private static final int SAMPLE = 36;
  private static final int GAP = 28;
  private static final int MARKER = 9;

  AccuracyLegend {
    attacks = List.copyOf(attacks);
  }

  /** Returns the texts: the attacks, then the kinds of line. */
  List<String> entries() {
    List<String> entries = new ArrayList<>(attacks);
    if (truthShown) {
      entries.add("solid: as the protocol sees it");
      entries.add("dashed: on the clean truth");
    }
    entries.add("dotted: largest class guessed");
    return List.copyOf(entries);
  }

  /** Returns the height of {@link #draw} in a room of this width. */
  int height(int room) {
    return LINE * (1 + places(room).getLast().line());
  }

  /** Draws the key, broken into lines as the room asks. */
  void draw(Canvas canvas, int left, int top, int room) {
    List<String> entries = entries();
    List<Place> places = places(room);
    for (int i = 0; i < entries.size(); i++) {
      Place place = places.get(i);
      double x = left + place.x();
      double middle = top + LINE * (place.line() + 0.5);
      sample(canvas.pen(), i, x, middle);
      canvas.text(
          Canvas.fitted(entries.get(i), letters(), (double) room - SAMPLE),
          x + SAMPLE,
          middle + 4.5,
          letters(),
          Palette.INK);
    }
  }

  private void sample(Graphics2D pen, int entry, double x, double y) {
    boolean attack = entry < attacks.size();
    boolean last = entry == entries().size() - 1;
    boolean dashed = !attack && !last && entry > attacks.size();
    Color colour = attack ? Palette.colour(entry) : last ? Palette.FAINT_INK : Palette.INK;
    BasicStroke stroke = last ? Palette.dotted() : dashed ? Palette.dashed() : Palette.solid();
    pen.setColor(colour);
    pen.setStroke(stroke);
    pen.draw(new Line2D.Double(x, y, x + SAMPLE - 8.0, y));
    if (attack) {
      Palette.marker(entry).paint(pen, x + (SAMPLE - 8) / 2.0, y, MARKER);
    }
  }

  private List<Place> places(int room) {
    List<Place> places = new ArrayList<>();
    double x = 0;
    int line = 0;
    for (int i = 0; i < entries().size(); i++) {
      double width = SAMPLE + Canvas.width(entries().get(i), letters());
      if (x > 0 && (x + width > room || i == attacks.size())) {
        x = 0;
        line++;
      }
      places.add(new Place(x, line));
      x += width + GAP;
    }
    return places;
  }

  private static Font letters() {
    return Palette.letters(13);
  }

  private record Place(double x, int line) {}
}
