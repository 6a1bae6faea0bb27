// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.neighbour;

import io.poisonlab.dataset.Shuffle;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Some rows drawn at random, whose true neighbours tell how far the others must look.
 *
 * @param rows their numbers
 */
@SuppressWarnings("ArrayRecordComponent") // stays in the package, and nobody changes it
record Sample(int[] rows) {
  private static final int SIZE = 512;

  /** So many standard errors must lie between the recall of the sample and what is asked for. */
  private static final double MARGIN = 3;

  /** Draws from so many rows. */
  static Sample draw(int n, Seed seed) {
    int[] order = Shuffle.shuffled(Shuffle.range(n), seed.generator());
    return new Sample(Arrays.copyOf(order, Math.min(SIZE, n)));
  }

  /** Returns for each of n rows whether it is in the sample. */
  boolean[] drawn(int n) {
    boolean[] drawn = new boolean[n];
    for (int row : rows) {
      drawn[row] = true;
    }
    return drawn;
  }

  /**
   * Returns the smallest reach at which rows surely find this share of their neighbours.
   *
   * @param lists hold the true neighbours of the rows of the sample
   */
  float reach(Surroundings surroundings, Blocks blocks, NearestLists lists, double recall) {
    int k = lists.k();
    float[] needed = new float[rows.length * k];
    Workers.forEach(
        rows.length,
        i -> {
          for (int j = 0; j < k; j++) {
            int neighbour = lists.row(blocks.places()[rows[i]], j);
            needed[i * k + j] = surroundings.reach(rows[i], neighbour);
          }
        });
    float[] sorted = needed.clone();
    Arrays.sort(sorted);
    int low = -1;
    int high = sorted.length - 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (atLeast(needed, k, sorted[middle]) >= recall) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return Math.min(1, sorted[high]);
  }

  /** Returns the share of neighbours found within a reach, less the margin. */
  private static double atLeast(float[] needed, int k, float reach) {
    int n = needed.length / k;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      int row = i * k;
      double missed =
          IntStream.range(row, row + k).filter(j -> needed[j] > reach).count() / (double) k;
      sum += missed;
      squares += missed * missed;
    }
    double mean = sum / n;
    return 1 - mean - MARGIN * Math.sqrt(Math.max(0, squares / n - mean * mean) / n);
  }

  /** Returns which share of all rows a row meets on average within a reach. */
  double met(Surroundings surroundings, float reach) {
    return Arrays.stream(rows)
        .mapToDouble(row -> surroundings.met(row, reach))
        .average()
        .orElseThrow();
  }
}
