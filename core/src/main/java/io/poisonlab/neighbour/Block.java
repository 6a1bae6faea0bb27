// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.neighbour;

import java.util.Arrays;

/**
 * Up to {@link Kernel#SIDE} rows, stored row by row and column by column, with the box around them.
 *
 * <p>Takes 16 bytes a value and 24 bytes a row.
 */
final class Block {
  private final double[][] rows;
  private final double[][] columns;
  private final int[] ids;
  private final int[] places;
  private final double[] low;
  private final double[] high;

  private Block(
      double[][] rows, double[][] columns, int[] ids, int[] places, double[] low, double[] high) {
    this.rows = rows;
    this.columns = columns;
    this.ids = ids;
    this.places = places;
    this.low = low;
    this.high = high;
  }

  /**
   * Gathers rows.
   *
   * @param ids their numbers, at most {@link Kernel#SIDE}
   * @param places the places of their lists
   */
  static Block of(double[][] rows, int[] ids, int[] places) {
    int width = rows[0].length;
    double[][] copies = new double[ids.length][];
    double[][] columns = new double[width][Kernel.SIDE];
    double[] low = rows[ids[0]].clone();
    double[] high = low.clone();
    for (int i = 0; i < ids.length; i++) {
      double[] row = rows[ids[i]].clone();
      copies[i] = row;
      for (int feature = 0; feature < width; feature++) {
        double value = row[feature];
        columns[feature][i] = value;
        low[feature] = Math.min(low[feature], value);
        high[feature] = Math.max(high[feature], value);
      }
    }
    for (int feature = 0; feature < width; feature++) {
      Arrays.fill(columns[feature], ids.length, Kernel.SIDE, low[feature]);
    }
    return new Block(copies, columns, ids, places, low, high);
  }

  int size() {
    return ids.length;
  }

  int id(int index) {
    return ids[index];
  }

  int place(int index) {
    return places[index];
  }

  /** Returns a row; those of a block lie together in memory. */
  double[] row(int index) {
    return rows[index];
  }

  double[] column(int feature) {
    return columns[feature];
  }

  double middle(int feature) {
    return low[feature] / 2 + high[feature] / 2;
  }

  /** Returns a lower bound of the squared distance of any two rows of these blocks. */
  double squareTo(Block other) {
    double sum = 0;
    for (int feature = 0; feature < low.length; feature++) {
      double gap =
          Math.max(
              0, Math.max(low[feature] - other.high[feature], other.low[feature] - high[feature]));
      sum += gap * gap;
    }
    return sum * (1 - Frame.ROUNDING);
  }

  /** Returns the largest squared distance that a row of this block still accepts. */
  double limit(NearestLists lists) {
    double limit = 0;
    for (int place : places) {
      limit = Math.max(limit, lists.limit(place));
    }
    return limit;
  }
}
