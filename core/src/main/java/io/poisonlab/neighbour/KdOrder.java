// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.neighbour;

import java.util.Arrays;
import java.util.concurrent.RecursiveAction;

/**
 * Puts rows in an order in which those that follow each other lie close together: halves them at
 * the median of the feature of largest range, and the halves again, down to blocks. Takes O(n ·
 * width · log n).
 */
final class KdOrder extends RecursiveAction {
  private static final long serialVersionUID = 1L;
  private static final int LOOKED_AT = 512;

  private final transient double[][] rows;
  private final int[] order;
  private final int from;
  private final int to;

  private KdOrder(double[][] rows, int[] order, int from, int to) {
    this.rows = rows;
    this.order = order;
    this.from = from;
    this.to = to;
  }

  /** Returns the numbers of the rows; every {@link Kernel#SIDE} of them make a block. */
  static int[] of(double[][] rows) {
    int[] order = new int[rows.length];
    Arrays.setAll(order, i -> i);
    new KdOrder(rows, order, 0, rows.length).invoke();
    return order;
  }

  @Override
  protected void compute() {
    int blocks = (to - from + Kernel.SIDE - 1) / Kernel.SIDE;
    if (blocks <= 1) {
      return;
    }
    int middle = from + blocks / 2 * Kernel.SIDE;
    int feature = widest();
    double[] keys = new double[to - from];
    for (int i = from; i < to; i++) {
      keys[i - from] = rows[order[i]][feature];
    }
    Halving.select(keys, order, from, middle);
    invokeAll(new KdOrder(rows, order, from, middle), new KdOrder(rows, order, middle, to));
  }

  private int widest() {
    int step = Math.max(1, (to - from) / LOOKED_AT);
    double[] low = rows[order[from]].clone();
    double[] high = low.clone();
    for (int i = from; i < to; i += step) {
      double[] row = rows[order[i]];
      for (int feature = 0; feature < row.length; feature++) {
        low[feature] = Math.min(low[feature], row[feature]);
        high[feature] = Math.max(high[feature], row[feature]);
      }
    }
    int widest = 0;
    for (int feature = 1; feature < low.length; feature++) {
      if (high[feature] - low[feature] > high[widest] - low[widest]) {
        widest = feature;
      }
    }
    return widest;
  }
}
