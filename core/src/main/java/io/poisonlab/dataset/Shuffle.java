// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Orders rows at random. */
public final class Shuffle {
  private Shuffle() {}

  /** Returns the numbers below {@code n}, ascending. */
  public static int[] range(int n) {
    return IntStream.range(0, n).toArray();
  }

  /** Returns the same rows in random order (Fisher and Yates). */
  public static int[] shuffled(int[] rows, RandomGenerator random) {
    int[] order = rows.clone();
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int row = order[j];
      order[j] = order[i];
      order[i] = row;
    }
    return order;
  }
}
