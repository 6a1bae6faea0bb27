// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.backdoor;

import io.poisonlab.dataset.ImageShape;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Where each pixel's value is taken from.
 *
 * @param down for each pixel by how many rows below itself
 * @param right for each pixel by how many columns to the right of itself
 * @param strength the mean shift of the control points
 */
@SuppressWarnings("ArrayRecordComponent") // never changed
record Warp(double[] down, double[] right, double strength) implements PixelImprint {
  static Warp draw(ImageShape shape, int grid, double strength, RandomGenerator random) {
    return new Warp(
        field(shape, grid, strength, random), field(shape, grid, strength, random), strength);
  }

  private static double[] field(
      ImageShape shape, int grid, double strength, RandomGenerator random) {
    double[] points = random.doubles((long) grid * grid, -1, 1).toArray();
    double mean = Arrays.stream(points).map(Math::abs).average().orElse(1);
    double[] field = new double[shape.height() * shape.width()];
    for (int row = 0; row < shape.height(); row++) {
      for (int column = 0; column < shape.width(); column++) {
        double y = (double) row * (grid - 1) / Math.max(1, shape.height() - 1);
        double x = (double) column * (grid - 1) / Math.max(1, shape.width() - 1);
        field[row * shape.width() + column] = strength / mean * between(points, grid, y, x);
      }
    }
    return field;
  }

  private static double between(double[] points, int grid, double y, double x) {
    int top = Math.min(grid - 2, (int) y);
    int left = Math.min(grid - 2, (int) x);
    double below = y - top;
    double beside = x - left;
    int at = top * grid + left;
    return (1 - below) * ((1 - beside) * points[at] + beside * points[at + 1])
        + below * ((1 - beside) * points[at + grid] + beside * points[at + grid + 1]);
  }

  @Override
  public byte[] change(ImageShape shape, byte[] pixels) {
    byte[] bent = new byte[pixels.length];
    for (int row = 0; row < shape.height(); row++) {
      for (int column = 0; column < shape.width(); column++) {
        int pixel = row * shape.width() + column;
        double y = Math.clamp(row + down[pixel], 0, shape.height() - 1);
        double x = Math.clamp(column + right[pixel], 0, shape.width() - 1);
        for (int channel = 0; channel < shape.channels(); channel++) {
          bent[shape.at(row, column) + channel] =
              PixelImprint.bright(value(shape, pixels, y, x, channel));
        }
      }
    }
    return bent;
  }

  private static double value(ImageShape shape, byte[] pixels, double y, double x, int channel) {
    int top = (int) y;
    int left = (int) x;
    int bottom = Math.min(top + 1, shape.height() - 1);
    int end = Math.min(left + 1, shape.width() - 1);
    double below = y - top;
    double beside = x - left;
    return (1 - below)
            * ((1 - beside) * at(shape, pixels, top, left, channel)
                + beside * at(shape, pixels, top, end, channel))
        + below
            * ((1 - beside) * at(shape, pixels, bottom, left, channel)
                + beside * at(shape, pixels, bottom, end, channel));
  }

  private static int at(ImageShape shape, byte[] pixels, int row, int column, int channel) {
    return Byte.toUnsignedInt(pixels[shape.at(row, column) + channel]);
  }

  @Override
  public String words() {
    return "bend of %s pixels".formatted(strength);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Warp that
        && Arrays.equals(down, that.down)
        && Arrays.equals(right, that.right);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(down);
  }
}
