// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/**
 * A white picture that is drawn in the units in which it is shown and holds twice as many pixels
 * each way, so that it is crisp on any screen. Needs no display.
 */
final class Canvas implements AutoCloseable {
  /** Pixels per unit. */
  static final int DENSITY = 2;

  private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

  private final BufferedImage image;
  private final Graphics2D pen;

  /** Starts a picture of this size, in units. */
  Canvas(int width, int height) {
    image = new BufferedImage(DENSITY * width, DENSITY * height, BufferedImage.TYPE_INT_RGB);
    pen = image.createGraphics();
    pen.setColor(Palette.PAPER);
    pen.fillRect(0, 0, image.getWidth(), image.getHeight());
    pen.scale(DENSITY, DENSITY);
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  Graphics2D pen() {
    return pen;
  }

  /** Writes a line of text that begins at x on this baseline. */
  void text(String text, double x, double baseline, Font font, Color colour) {
    pen.setFont(font);
    pen.setColor(colour);
    pen.drawString(text, (float) x, (float) baseline);
  }

  /** Writes a line of text whose middle is at x. */
  void centred(String text, double x, double baseline, Font font, Color colour) {
    text(text, x - width(text, font) / 2, baseline, font, colour);
  }

  /** Returns the width of a line of text, in units. */
  static double width(String text, Font font) {
    return font.getStringBounds(text, METRICS).getWidth();
  }

  /** Returns the text, its end replaced by an ellipsis where it is wider than this. */
  static String fitted(String text, Font font, double room) {
    if (width(text, font) <= room) {
      return text;
    }
    String shorter = text;
    while (!shorter.isEmpty() && width(shorter + "…", font) > room) {
      shorter = shorter.substring(0, shorter.length() - 1);
    }
    return shorter + "…";
  }

  /** Returns the picture as a PNG file. */
  byte[] png() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.setUseCache(false);
      if (!ImageIO.write(image, "png", bytes)) {
        throw new IllegalStateException("this Java platform cannot write PNG files");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    pen.dispose();
  }
}
