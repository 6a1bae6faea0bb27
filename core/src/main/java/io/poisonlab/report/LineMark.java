// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.html.Markup;
import java.awt.Color;
import java.util.List;
import java.util.Locale;

/**
 * What tells a line of an SVG picture from others: colour, dashes and the shape of its points, so
 * that a grey print can be read too.
 *
 * @param line which one, from 0
 */
record LineMark(int line) {
  private static final List<String> DASHES = List.of("", "7 3", "2 3", "9 3 2 3", "12 4", "4 2");

  /** The shapes of {@link Palette#marker}, around (0, 0). */
  private static final List<String> SHAPES =
      List.of(
          "M-3.4 0a3.4 3.4 0 1 0 6.8 0a3.4 3.4 0 1 0 -6.8 0z",
          "M-3.2 -3.2h6.4v6.4h-6.4z",
          "M0 -4.2l4 7h-8z",
          "M0 -4.4l4.4 4.4l-4.4 4.4l-4.4 -4.4z",
          "M0 4.2l4 -7h-8z");

  /** Returns the colour. */
  String colour() {
    Color colour = Palette.colour(line);
    return String.format(
        Locale.ROOT, "#%02x%02x%02x", colour.getRed(), colour.getGreen(), colour.getBlue());
  }

  /** Returns the attributes of the line. */
  String stroke() {
    String dashes = DASHES.get(line % DASHES.size());
    return "stroke=\"%s\" stroke-width=\"2\"%s"
        .formatted(colour(), dashes.isEmpty() ? "" : " stroke-dasharray=\"%s\"".formatted(dashes));
  }

  /** Returns one of its points. */
  String point(double x, double y) {
    return "<path class=\"point\" transform=\"translate(%s %s)\" d=\"%s\" fill=\"%s\"/>"
        .formatted(Markup.at(x), Markup.at(y), SHAPES.get(line % SHAPES.size()), colour());
  }
}
