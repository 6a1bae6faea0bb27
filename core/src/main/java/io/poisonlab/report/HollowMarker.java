// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import java.awt.Color;
import java.awt.Graphics2D;
import org.knowm.xchart.style.markers.Marker;

/** Another marker with paper inside: it goes with dashed lines. */
final class HollowMarker extends Marker {
  private static final double INSIDE = 0.56;

  private final Marker outline;

  HollowMarker(Marker outline) {
    this.outline = outline;
  }

  @Override
  public void paint(Graphics2D pen, double x, double y, int size) {
    outline.paint(pen, x, y, size);
    Color colour = pen.getColor();
    pen.setColor(Palette.PAPER);
    outline.paint(pen, x, y, (int) Math.round(INSIDE * size));
    pen.setColor(colour);
  }
}
