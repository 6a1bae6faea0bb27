// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.network;

/** Values between the pixels of a plane; outside of it lies black. */
final class Bilinear {
  private Bilinear() {}

  /** Returns the value at a place, the mean of the four pixels around it by their nearness. */
  static double at(float[] values, int plane, int height, int width, double row, double column) {
    int top = (int) Math.floor(row);
    int left = (int) Math.floor(column);
    double below = row - top;
    double beside = column - left;
    return (1 - below)
            * ((1 - beside) * pixel(values, plane, height, width, top, left)
                + beside * pixel(values, plane, height, width, top, left + 1))
        + below
            * ((1 - beside) * pixel(values, plane, height, width, top + 1, left)
                + beside * pixel(values, plane, height, width, top + 1, left + 1));
  }

  private static double pixel(
      float[] values, int plane, int height, int width, int row, int column) {
    return row < 0 || row >= height || column < 0 || column >= width
        ? 0
        : values[plane + row * width + column];
  }
}
