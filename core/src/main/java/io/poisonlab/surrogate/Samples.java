// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.surrogate;

/** Rows of two classes, as +1 and −1. */
public final class Samples {
  final double[][] rows;
  final int[] signs;

  private Samples(double[][] rows, int[] signs) {
    this.rows = rows;
    this.signs = signs;
  }

  /**
   * Holds the arrays themselves: they must not change any more.
   *
   * @param rows one or more, equally long
   * @param signs +1 or −1 for each row
   */
  public static Samples of(double[][] rows, int[] signs) {
    if (rows.length == 0 || rows.length != signs.length) {
      throw new IllegalArgumentException(
          "found %d rows and %d signs; they must be equally many, one or more"
              .formatted(rows.length, signs.length));
    }
    return new Samples(rows, signs);
  }

  /** Returns the number of rows. */
  public int size() {
    return rows.length;
  }

  /** Returns the number of features. */
  public int width() {
    return rows[0].length;
  }

  /** Returns a copy of this row. */
  public double[] row(int index) {
    return rows[index].clone();
  }

  /** Returns the class of this row, +1 or −1. */
  public int sign(int index) {
    return signs[index];
  }

  /** The share of rows whose score has the sign of their class. */
  double accuracy(double[] scores) {
    int right = 0;
    for (int i = 0; i < scores.length; i++) {
      right += scores[i] * signs[i] > 0 ? 1 : 0;
    }
    return (double) right / scores.length;
  }
}
