// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.confident;

import java.util.function.IntConsumer;

/** Rows with a key each, of which those with the lowest keys are wanted. */
final class Ranking {
  private final int[] rows;
  private final double[] keys;
  private final double[] work;
  private int size;

  /** Makes room for this many rows. */
  Ranking(int capacity) {
    rows = new int[capacity];
    keys = new double[capacity];
    work = new double[capacity];
  }

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  void add(int row, double key) {
    rows[size] = row;
    keys[size++] = key;
  }

  /**
   * Names the rows with the lowest keys; of equal keys those added first.
   *
   * @param count how many, in [1, {@link #size}]
   */
  void lowest(int count, IntConsumer taken) {
    System.arraycopy(keys, 0, work, 0, size);
    double limit = Selection.at(work, size, count - 1);
    int below = 0;
    for (int i = 0; i < size; i++) {
      below += keys[i] < limit ? 1 : 0;
    }
    int ties = count - below;
    for (int i = 0; i < size; i++) {
      if (keys[i] < limit || (keys[i] == limit && ties-- > 0)) {
        taken.accept(rows[i]);
      }
    }
  }
}
