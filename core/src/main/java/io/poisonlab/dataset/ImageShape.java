// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.io.Serializable;

/**
 * The size of an image whose pixels are bytes.
 *
 * @param height its rows, from 1 to {@value #MOST_SIDE}
 * @param width its columns, in the same range
 * @param channels 1 for grey, 3 for red, green and blue
 */
public record ImageShape(int height, int width, int channels) implements Serializable {
  /** The longest side. */
  public static final int MOST_SIDE = 1024;

  /** Checks the ranges. */
  public ImageShape {
    if (height < 1 || height > MOST_SIDE || width < 1 || width > MOST_SIDE) {
      throw new IllegalArgumentException(
          "an image must have sides from 1 to %d pixels, found %d × %d"
              .formatted(MOST_SIDE, height, width));
    }
    if (channels != 1 && channels != 3) {
      throw new IllegalArgumentException(
          "an image must have 1 channel (grey) or 3 (red, green, blue), found " + channels);
    }
  }

  /** Returns the size of a grey image. */
  public static ImageShape grey(int height, int width) {
    return new ImageShape(height, width, 1);
  }

  /** Returns the number of bytes. */
  public int bytes() {
    return height * width * channels;
  }

  /** Returns where a pixel's first channel stands among the bytes. */
  public int at(int row, int column) {
    return (row * width + column) * channels;
  }

  @Override
  public String toString() {
    return "%d × %d %s".formatted(height, width, channels == 1 ? "grey" : "RGB");
  }
}
