// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.backdoor;

import io.poisonlab.dataset.DataFormatException;
import io.poisonlab.dataset.ImageShape;
import io.poisonlab.file.FileErrors;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * Colours and how much they cover: a square of one colour, or a PNG file.
 *
 * @param height its rows
 * @param width its columns
 * @param argb row by row, as {@link BufferedImage#TYPE_INT_ARGB}
 */
@SuppressWarnings("ArrayRecordComponent") // stays within the package, never changed
record Picture(int height, int width, int[] argb) {
  /** The picture that the library carries: a small blue bird of our own. */
  static final String BLUE_SPARROW = "blue-sparrow";

  private static final int MOST_SIDE = 256;
  private static final int MOST_BYTES = 1 << 20;
  private static final int OPAQUE = 255;

  /** Returns a square of one colour. */
  static Picture square(int side, int rgb) {
    int[] argb = new int[side * side];
    Arrays.fill(argb, OPAQUE << 24 | rgb);
    return new Picture(side, side, argb);
  }

  /**
   * Reads a picture.
   *
   * @param name {@value #BLUE_SPARROW}, or the path of a PNG file
   * @throws DataFormatException if there is none, or it is too large
   */
  static Picture read(String name) {
    try {
      return decoded(bytes(name));
    } catch (IOException e) {
      throw new DataFormatException(
          "the picture %s cannot be read: %s; name %s or a PNG file"
              .formatted(name, FileErrors.reason(e), BLUE_SPARROW),
          e);
    }
  }

  private static byte[] bytes(String name) throws IOException {
    if (name.equals(BLUE_SPARROW)) {
      try (InputStream in = Picture.class.getResourceAsStream(BLUE_SPARROW + ".png")) {
        if (in == null) {
          throw new IllegalStateException("the bundled picture is missing; reinstall the library");
        }
        return in.readAllBytes();
      }
    }
    try (InputStream in = Files.newInputStream(Path.of(name))) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException("it has more than %d bytes".formatted(MOST_BYTES));
      }
      return bytes;
    }
  }

  private static Picture decoded(byte[] bytes) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
    if (image == null) {
      throw new IOException("it is no picture");
    }
    if (image.getWidth() > MOST_SIDE || image.getHeight() > MOST_SIDE) {
      throw new IOException(
          "its sides may have %d pixels at the most, found %d × %d"
              .formatted(MOST_SIDE, image.getHeight(), image.getWidth()));
    }
    int height = image.getHeight();
    int width = image.getWidth();
    return new Picture(height, width, image.getRGB(0, 0, width, height, null, 0, width));
  }

  /**
   * Returns a colour as red, green and blue, eight bits each.
   *
   * @param written {@code white}, {@code black}, {@code red}, {@code green}, {@code blue}, {@code
   *     yellow}, or {@code #rrggbb}
   */
  static int colour(String written) {
    return switch (written.toLowerCase(Locale.ROOT)) {
      case "white" -> 0xffffff;
      case "black" -> 0;
      case "red" -> 0xff0000;
      case "green" -> 0x00ff00;
      case "blue" -> 0x0000ff;
      case "yellow" -> 0xffff00;
      default -> {
        if (!written.matches("#[0-9A-Fa-f]{6}")) {
          throw new IllegalArgumentException(
              "colour must be white, black, red, green, blue, yellow or #rrggbb, found \"%s\""
                  .formatted(written));
        }
        yield Integer.parseInt(written.substring(1), 16);
      }
    };
  }

  /**
   * Paints the picture over an image.
   *
   * @param opacity by how much of it, in [0, 1]
   */
  void paint(byte[] pixels, ImageShape shape, int top, int left, double opacity) {
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        int colour = argb[row * width + column];
        double covers = opacity * (colour >>> 24) / OPAQUE;
        int at = shape.at(top + row, left + column);
        for (int channel = 0; channel < shape.channels(); channel++) {
          double before = Byte.toUnsignedInt(pixels[at + channel]);
          double after = brightness(colour, shape.channels(), channel);
          pixels[at + channel] = PixelImprint.bright(before + covers * (after - before));
        }
      }
    }
  }

  /** A colour in grey is as bright as it looks: ITU-R BT.601. */
  static double brightness(int rgb, int channels, int channel) {
    int red = rgb >> 16 & 0xff;
    int green = rgb >> 8 & 0xff;
    int blue = rgb & 0xff;
    if (channels == 1) {
      return 0.299 * red + 0.587 * green + 0.114 * blue;
    }
    return channel == 0 ? red : channel == 1 ? green : blue;
  }
}
