// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.network;

import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.ImageShape;
import java.util.Arrays;

/**
 * The smallest change found that turns images to a class: a pattern, and a mask that says how much
 * of each pixel it covers. Immutable.
 */
public final class InvertedTrigger {
  private static final double BRIGHTEST = 255;
  private static final double WORKS = 0.99;

  private final String target;
  private final ImageShape shape;
  private final float[] mask;
  private final float[] pattern;
  private final double success;

  /**
   * Keeps what was found.
   *
   * @param target the class
   * @param mask for each pixel how much of it is covered, from 0 to 1, row by row
   * @param pattern the brightness from 0 to 1, channel by channel, row by row
   * @param success the share of images that it turned
   */
  InvertedTrigger(String target, ImageShape shape, float[] mask, float[] pattern, double success) {
    this.target = target;
    this.shape = shape;
    this.mask = mask;
    this.pattern = pattern;
    this.success = success;
  }

  /** Returns the class that it evokes. */
  public String target() {
    return target;
  }

  /** Returns how many pixels it covers: the sum of the mask. */
  public double size() {
    double sum = 0;
    for (float covered : mask) {
      sum += covered;
    }
    return sum;
  }

  /** Returns the share of the images that it turned to its class when it was found, in [0, 1]. */
  public double success() {
    return success;
  }

  /** Returns whether it turned 99 % of the images. */
  public boolean works() {
    return success >= WORKS;
  }

  /** Returns the trigger alone, on black, as the bytes of an image of the size that it fits on. */
  public byte[] picture() {
    return stamp(new byte[shape.bytes()]);
  }

  /**
   * Returns images with these rows, each named once, stamped.
   *
   * @param images of the size that it was found for
   */
  public ImageColumn on(ImageColumn images, int[] rows) {
    if (!images.shape().equals(shape)) {
      throw new IllegalArgumentException(
          "a trigger of images of %s cannot be put on images of %s; give those of the size that it was found for"
              .formatted(shape, images.shape()));
    }
    return images.with(rows, (_, pixels) -> stamp(pixels));
  }

  private byte[] stamp(byte[] pixels) {
    byte[] stamped = Arrays.copyOf(pixels, pixels.length);
    int channels = shape.channels();
    for (int at = 0; at < mask.length; at++) {
      for (int channel = 0; channel < channels; channel++) {
        int place = at * channels + channel;
        double before = Byte.toUnsignedInt(pixels[place]);
        double after = BRIGHTEST * pattern[channel * mask.length + at];
        stamped[place] = (byte) Math.round(before + mask[at] * (after - before));
      }
    }
    return stamped;
  }
}
