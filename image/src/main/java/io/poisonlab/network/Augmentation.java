// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.network;

import io.poisonlab.dataset.ImageShape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** A random change that makes a training image another one of the same class. */
enum Augmentation {
  /** Moves the image by up to {@value #REACH} pixels each way; what comes in is black. */
  SHIFT {
    @Override
    void change(float[] image, int from, ImageShape shape, RandomGenerator random) {
      double down = random.nextInt(-REACH, REACH + 1);
      double right = random.nextInt(-REACH, REACH + 1);
      resample(image, from, shape, 0, down, right);
    }
  },
  /** Turns the image about its centre by up to {@value #DEGREES} degrees either way. */
  ROTATE {
    @Override
    void change(float[] image, int from, ImageShape shape, RandomGenerator random) {
      double angle = Math.toRadians(random.nextDouble(-DEGREES, DEGREES));
      resample(image, from, shape, angle, 0, 0);
    }
  },
  /**
   * Blackens a square of a quarter of the shorter side, which may stand out of the image: DeVries
   * and Taylor (2017), "Cutout", arXiv 1708.04552, section 3.2.
   */
  CUTOUT {
    @Override
    void change(float[] image, int from, ImageShape shape, RandomGenerator random) {
      int side = Math.min(shape.height(), shape.width()) / 4;
      int top = random.nextInt(shape.height()) - side / 2;
      int left = random.nextInt(shape.width()) - side / 2;
      int plane = shape.height() * shape.width();
      for (int row = Math.max(0, top); row < Math.min(shape.height(), top + side); row++) {
        for (int column = Math.max(0, left);
            column < Math.min(shape.width(), left + side);
            column++) {
          for (int channel = 0; channel < shape.channels(); channel++) {
            image[from + channel * plane + row * shape.width() + column] = 0;
          }
        }
      }
    }
  };

  private static final int REACH = 2;
  private static final double DEGREES = 15;

  /** Changes an image, given channel by channel from this place on. */
  abstract void change(float[] image, int from, ImageShape shape, RandomGenerator random);

  /** Returns the name, as a user writes it. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static List<String> names() {
    return Arrays.stream(values()).map(Augmentation::id).toList();
  }

  /**
   * Returns the one of this name.
   *
   * @throws IllegalArgumentException listing the known names
   */
  static Augmentation of(String name) {
    int index = names().indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(
          "augment may hold %s, found \"%s\"".formatted(names(), name));
    }
    return values()[index];
  }

  /** Takes each pixel from where it was before a turn about the centre and a shift. */
  private static void resample(
      float[] image, int from, ImageShape shape, double angle, double down, double right) {
    int height = shape.height();
    int width = shape.width();
    float[] before = Arrays.copyOfRange(image, from, from + shape.bytes());
    double sine = Math.sin(angle);
    double cosine = Math.cos(angle);
    double middle = (height - 1) / 2.0;
    double centre = (width - 1) / 2.0;
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        double y = row - down - middle;
        double x = column - right - centre;
        double sourceRow = middle + cosine * y - sine * x;
        double sourceColumn = centre + sine * y + cosine * x;
        for (int channel = 0; channel < shape.channels(); channel++) {
          int plane = channel * height * width;
          image[from + plane + row * width + column] =
              (float) Bilinear.at(before, plane, height, width, sourceRow, sourceColumn);
        }
      }
    }
  }
}
