// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.confident;

import java.util.function.IntConsumer;

/**
 * The rows with the lowest keys of all that are offered; of equal keys those offered first. Rows
 * that cannot be among them any more are let go: a row is offered in O(1), and room is for twice
 * the rows wanted.
 */
final class Ranking {
  private static final int SPARE = 32;

  private final int wanted;
  private final int[] rows;
  private final double[] keys;
  private final double[] work;
  private double limit;
  private int size;

  /**
   * Makes room.
   *
   * @param wanted how many rows, 1 or more
   * @param most how many are offered at most, as many as are wanted or more
   * @param limit what keys have to be below
   */
  Ranking(int wanted, int most, double limit) {
    int room = (int) Math.min(2L * wanted + SPARE, most);
    this.wanted = wanted;
    this.limit = limit;
    rows = new int[room];
    keys = new double[room];
    work = new double[room];
  }

  /** Takes a row in if it may be wanted, and returns what later keys have to be below. */
  double offer(int row, double key) {
    if (size == rows.length) {
      shrink();
    }
    if (key < limit) {
      rows[size] = row;
      keys[size++] = key;
    }
    return limit;
  }

  /** Returns whether there are as many rows as are wanted. */
  boolean full() {
    return size >= wanted;
  }

  /** Names the rows, in the order in which they were offered. */
  void forEach(IntConsumer taken) {
    if (size > wanted) {
      shrink();
    }
    for (int i = 0; i < size; i++) {
      taken.accept(rows[i]);
    }
  }

  /** Keeps what is wanted of more than that. */
  private void shrink() {
    System.arraycopy(keys, 0, work, 0, size);
    limit = Selection.at(work, size, wanted - 1);
    int below = 0;
    for (int i = 0; i < size; i++) {
      below += keys[i] < limit ? 1 : 0;
    }
    int ties = wanted - below;
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (keys[i] < limit || (keys[i] == limit && ties-- > 0)) {
        rows[kept] = rows[i];
        keys[kept++] = keys[i];
      }
    }
    size = kept;
  }
}
