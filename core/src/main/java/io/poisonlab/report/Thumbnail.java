// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.dataset.ImageShape;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** An image of a data set as a part of a picture, its pixels with sharp edges. */
final class Thumbnail {
  private Thumbnail() {}

  /** Paints an image so that its longer side is so long, in units. */
  static void paint(Canvas canvas, ImageShape shape, byte[] pixels, int left, int top, int longer) {
    BufferedImage image =
        new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < shape.height(); row++) {
      for (int column = 0; column < shape.width(); column++) {
        int at = shape.at(row, column);
        int red = Byte.toUnsignedInt(pixels[at]);
        boolean grey = shape.channels() == 1;
        int green = grey ? red : Byte.toUnsignedInt(pixels[at + 1]);
        int blue = grey ? red : Byte.toUnsignedInt(pixels[at + 2]);
        image.setRGB(column, row, red << 16 | green << 8 | blue);
      }
    }
    double scale = (double) longer / Math.max(shape.height(), shape.width());
    canvas
        .pen()
        .setRenderingHint(
            RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    canvas
        .pen()
        .drawImage(
            image,
            left,
            top,
            (int) Math.round(scale * shape.width()),
            (int) Math.round(scale * shape.height()),
            null);
  }
}
