// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.confident;

/**
 * Adds up numbers in the order in which numpy does, so that counts that are cut to integers
 * afterwards are cut at the same place.
 */
final class PairwiseSum {
  private static final int LANES = 8;
  private static final int BLOCK = 128;

  private PairwiseSum() {}

  static double of(double[] values) {
    return of(values, 0, values.length);
  }

  static double of(double[] values, int from, int length) {
    if (length < LANES) {
      double sum = 0;
      for (int i = from; i < from + length; i++) {
        sum += values[i];
      }
      return sum;
    }
    if (length > BLOCK) {
      int half = length / 2;
      half -= half % LANES;
      return of(values, from, half) + of(values, from + half, length - half);
    }
    double[] lane = new double[LANES];
    int whole = length - length % LANES;
    System.arraycopy(values, from, lane, 0, LANES);
    for (int i = LANES; i < whole; i++) {
      lane[i % LANES] += values[from + i];
    }
    double sum =
        ((lane[0] + lane[1]) + (lane[2] + lane[3])) + ((lane[4] + lane[5]) + (lane[6] + lane[7]));
    for (int i = whole; i < length; i++) {
      sum += values[from + i];
    }
    return sum;
  }
}
