// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Draws rows uniformly. */
public final class RowDraw {
  private RowDraw() {}

  /** Returns {@code k} different positions below {@code n}, in the order drawn. O(n). */
  public static int[] withoutReplacement(int k, int n, RandomGenerator random) {
    int[] rows = IntStream.range(0, n).toArray();
    for (int i = 0; i < k; i++) {
      int j = random.nextInt(i, n);
      int row = rows[j];
      rows[j] = rows[i];
      rows[i] = row;
    }
    return Arrays.copyOf(rows, k);
  }

  /**
   * Returns {@code k} of these rows in random order, none of them more than once more often than
   * another: {@code k} may exceed their number. O(k + rows).
   */
  public static int[] inTurns(int k, int[] rows, RandomGenerator random) {
    int[] drawn = new int[k];
    for (int done = 0; done < k; done += rows.length) {
      int part = Math.min(rows.length, k - done);
      int[] turn = withoutReplacement(part, rows.length, random);
      for (int i = 0; i < part; i++) {
        drawn[done + i] = rows[turn[i]];
      }
    }
    return drawn;
  }
}
