// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Colours, markers and letters of all pictures, those of pages among them. The first five colours
 * are of Okabe and Ito (2008), "Color universal design", which people with any common kind of
 * colour blindness tell apart; their vermilion is kept for what is flagged. A marker goes with
 * each, so that a grey print can be read too. The n-th line is the n-th name in alphabetical order,
 * so that a name has the same colour in every picture of a sweep, whatever the order of its plan.
 */
final class Palette {
  static final Color INK = new Color(0x22, 0x22, 0x22);
  static final Color FAINT_INK = new Color(0x5f, 0x63, 0x68);
  static final Color GRID = new Color(0xe3, 0xe6, 0xea);
  static final Color PAPER = Color.WHITE;

  /** The colours of lines, in the order of their use. */
  static final List<Color> COLOURS =
      List.of(
          new Color(0x00, 0x72, 0xb2),
          new Color(0xe6, 0x9f, 0x00),
          new Color(0x00, 0x9e, 0x73),
          new Color(0xcc, 0x79, 0xa7),
          new Color(0x56, 0xb4, 0xe9),
          new Color(0x7a, 0x51, 0x95),
          new Color(0x55, 0x55, 0x55));

  private static final float LINE = 2.2f;

  private static final List<Marker> MARKERS =
      List.of(
          SeriesMarkers.CIRCLE,
          SeriesMarkers.SQUARE,
          SeriesMarkers.TRIANGLE_UP,
          SeriesMarkers.DIAMOND,
          SeriesMarkers.TRIANGLE_DOWN);

  private Palette() {}

  /** Returns the colour of the n-th line; they come round again after seven. */
  static Color colour(int n) {
    return COLOURS.get(n % COLOURS.size());
  }

  /** Returns the marker of the n-th line; with the colour they come round after 35. */
  static Marker marker(int n) {
    return MARKERS.get(n % MARKERS.size());
  }

  /** Returns the stroke of a line as the protocol sees it. */
  static BasicStroke solid() {
    return new BasicStroke(LINE);
  }

  /** Returns the stroke of a line on the truth. */
  static BasicStroke dashed() {
    return stroke(LINE, 7, 5);
  }

  /** Returns the stroke of a level to compare with. */
  static BasicStroke dotted() {
    return stroke(1.3f, 1.5f, 3.5f);
  }

  private static BasicStroke stroke(float width, float dash, float gap) {
    return new BasicStroke(
        width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {dash, gap}, 0);
  }

  static Font letters(int size) {
    return Typeface.font(Font.PLAIN, size);
  }

  static Font boldLetters(int size) {
    return Typeface.font(Font.BOLD, size);
  }
}
