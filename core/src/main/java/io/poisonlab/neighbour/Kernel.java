// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.neighbour;

/**
 * The inner loops of the search, each written so that the compiler turns it into vector
 * instructions: plain counted loops over separate arrays of {@link #SIDE} floats. Four rows and
 * four features at once keep 16 multiplications per 12 memory accesses.
 */
final class Kernel {
  /** The number of columns that a loop runs over at most. */
  static final int SIDE = 256;

  /** Loops run over a multiple of this. */
  private static final int LANES = 32;

  /** The number of rows, and of features, taken at once. */
  static final int STEP = 4;

  /** Larger than any value that decides something is small. */
  private static final float STRETCH = 1e30f;

  private Kernel() {}

  /** Returns over how many columns loops run to reach so many. */
  static int length(int columns) {
    return (columns + LANES - 1) / LANES * LANES;
  }

  /** {@code sums = max(own + limit, other) − half}. */
  static void open(float[] sums, float[] own, float[] other, float limit, float half, int length) {
    for (int j = 0; j < length; j++) {
      sums[j] = Math.max(own[j] + limit, other[j]) - half;
    }
  }

  /** Adds the products of four features of four rows (from {@code at}, {@code width} apart). */
  static void add(
      float[][] sums, float[][] columns, int feature, float[] rows, int at, int width, int length) {
    float[] y0 = columns[feature];
    float[] y1 = columns[feature + 1];
    float[] y2 = columns[feature + 2];
    float[] y3 = columns[feature + 3];
    add(sums[0], sums[1], sums[2], sums[3], y0, y1, y2, y3, rows, at + feature, width, length);
  }

  private static void add(
      float[] p,
      float[] q,
      float[] r,
      float[] s,
      float[] y0,
      float[] y1,
      float[] y2,
      float[] y3,
      float[] rows,
      int at,
      int width,
      int length) {
    float p0 = rows[at];
    float p1 = rows[at + 1];
    float p2 = rows[at + 2];
    float p3 = rows[at + 3];
    float q0 = rows[at + width];
    float q1 = rows[at + width + 1];
    float q2 = rows[at + width + 2];
    float q3 = rows[at + width + 3];
    float r0 = rows[at + 2 * width];
    float r1 = rows[at + 2 * width + 1];
    float r2 = rows[at + 2 * width + 2];
    float r3 = rows[at + 2 * width + 3];
    float s0 = rows[at + 3 * width];
    float s1 = rows[at + 3 * width + 1];
    float s2 = rows[at + 3 * width + 2];
    float s3 = rows[at + 3 * width + 3];
    for (int j = 0; j < length; j++) {
      float u0 = y0[j];
      float u1 = y1[j];
      float u2 = y2[j];
      float u3 = y3[j];
      p[j] = Math.fma(p3, u3, Math.fma(p2, u2, Math.fma(p1, u1, Math.fma(p0, u0, p[j]))));
      q[j] = Math.fma(q3, u3, Math.fma(q2, u2, Math.fma(q1, u1, Math.fma(q0, u0, q[j]))));
      r[j] = Math.fma(r3, u3, Math.fma(r2, u2, Math.fma(r1, u1, Math.fma(r0, u0, r[j]))));
      s[j] = Math.fma(s3, u3, Math.fma(s2, u2, Math.fma(s1, u1, Math.fma(s0, u0, s[j]))));
    }
  }

  /** Returns whether one of the four sums may be 0 or more; never misses one. */
  static boolean anyReached(float[][] sums, float[] most, int length) {
    fold(sums[0], sums[1], sums[2], sums[3], most, length);
    int top = Integer.MIN_VALUE;
    for (int j = 0; j < length; j++) {
      // the greatest of whole numbers is one instruction, that of floats is not
      top = Math.max(top, (int) (most[j] * STRETCH));
    }
    return top >= 0;
  }

  /** Returns whether a value may be at least {@code low − looks · gap}; never misses one. */
  static boolean anyReaches(float[] values, float[] low, float[] looks, float gap, int length) {
    int top = Integer.MIN_VALUE;
    for (int j = 0; j < length; j++) {
      top = Math.max(top, (int) ((values[j] - low[j] + looks[j] * gap) * STRETCH));
    }
    return top >= 0;
  }

  private static void fold(float[] p, float[] q, float[] r, float[] s, float[] most, int length) {
    for (int j = 0; j < length; j++) {
      most[j] = Math.max(Math.max(p[j], q[j]), Math.max(r[j], s[j]));
    }
  }

  /** {@code column = (values − centre) · scale; halves += column² / 2}. */
  static void frame(double[] values, double centre, double scale, float[] column, float[] halves) {
    for (int j = 0; j < SIDE; j++) {
      column[j] = (float) ((values[j] - centre) * scale);
    }
    for (int j = 0; j < SIDE; j++) {
      halves[j] += 0.5f * column[j] * column[j];
    }
  }
}
