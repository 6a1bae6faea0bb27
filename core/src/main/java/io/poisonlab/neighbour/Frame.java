// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.neighbour;

/**
 * How doubles become floats without losing a neighbour: values are brought near 1 by a power of
 * two, and every comparison in floats is widened by a bound of its rounding.
 *
 * <p>Let f be a value minus a centre near it, as a float: its relative error is at most u = 2⁻²⁴,
 * and half the squared distance of two rows of such floats differs from the true one by at most 4 u
 * (a + b), where a and b are half their squared lengths. Summing d products in floats adds at most
 * (d + 6) u (2 (a + b) + limit / 2), and summing the d squares of a and b (d + 2) u (a + b). So
 * lengths taken (1 − {@link #slack}) times and limits (1 + slack) times, with slack = (3 d + 40) u,
 * never hide a row that is near enough. What underflows is covered by a constant.
 *
 * @param scale the factor, a power of two; 0 where the values are so large or small that floats
 *     cannot tell anything: then every pair is looked at in doubles
 * @param slack the relative widening
 */
record Frame(double scale, double slack) {
  /** More than the relative rounding of a sum of squares in doubles. */
  static final double ROUNDING = 1e-9;

  private static final double UNIT = 0x1p-24;
  private static final double UNDERFLOW = 0x1p-110;
  private static final double LARGEST = 1e140;
  private static final double SMALLEST = 1e-140;
  private static final double WIDEST = 0.5;
  private static final int SUMS = 3;
  private static final int CONSTANT = 40;

  /** One was taken off the lengths, one is for rounding, and lengths may have been halved. */
  private static final int WIDENINGS = 4;

  /**
   * Returns the frame of a set of rows.
   *
   * @throws IllegalArgumentException if a value is not finite
   */
  static Frame of(double[][] rows) {
    double largest = 0;
    for (int row = 0; row < rows.length; row++) {
      for (double value : rows[row]) {
        if (!Double.isFinite(value)) {
          throw new IllegalArgumentException(
              "nearest rows need finite values, found %s in row %d".formatted(value, row));
        }
        largest = Math.max(largest, Math.abs(value));
      }
    }
    double slack = (SUMS * (double) rows[0].length + CONSTANT) * UNIT;
    boolean usable = largest > SMALLEST && largest < LARGEST && slack < WIDEST;
    return usable ? new Frame(Math.scalb(1.0, -Math.getExponent(largest)), slack) : new Frame(0, 0);
  }

  /** Returns the number of features filled up to whole steps of the kernel. */
  static int paddedWidth(int features) {
    return (features + Kernel.STEP - 1) / Kernel.STEP * Kernel.STEP;
  }

  /** Returns the part of a squared length that is left after the widening. */
  float share() {
    return (float) (1 - slack);
  }

  /**
   * Returns a squared distance that two rows of floats surely do not exceed.
   *
   * @param sum their product less half their squared lengths, widened
   * @param halves the sum of half their squared lengths, widened, or more
   */
  double atMost(float sum, float halves) {
    return scale == 0
        ? Double.POSITIVE_INFINITY
        : ((WIDENINGS * slack * halves - sum) * 2 + UNDERFLOW) / scale / scale;
  }

  /** Returns half a squared distance as a limit for floats. */
  float halfLimit(double square) {
    return scale == 0
        ? Float.POSITIVE_INFINITY
        : (float) (square * scale * scale / 2 * (1 + slack) + UNDERFLOW);
  }
}
