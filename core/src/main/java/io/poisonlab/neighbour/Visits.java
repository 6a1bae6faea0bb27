// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.neighbour;

import io.poisonlab.dataset.Shuffle;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Finds out on a sample how many clusters a row must visit to meet its neighbours. */
final class Visits {
  private static final int SAMPLE = 128;
  private static final double KEPT_BACK = 0.5;

  private Visits() {}

  /**
   * Returns how many of its closest clusters each row must visit, so that this share of pairs meet:
   * a pair does where one of them visits the cluster of the other. A part of what may be missed is
   * kept back for the error of the sample.
   */
  static int needed(double[][] rows, int k, Centroids centroids, double recall, Seed seed) {
    int[] sample =
        Arrays.copyOf(
            Shuffle.shuffled(Shuffle.range(rows.length), seed.generator()),
            Math.min(SAMPLE, rows.length));
    int[][] ranks = new int[sample.length][];
    ExactSearch search = ExactSearch.of(rows);
    Workers.forEach(sample.length, i -> ranks[i] = ranks(rows, sample[i], search, k, centroids));
    int[] sorted = Arrays.stream(ranks).flatMapToInt(IntStream::of).sorted().toArray();
    double enough = recall + KEPT_BACK * (1 - recall);
    return sorted[Math.min(sorted.length - 1, (int) Math.ceil(enough * sorted.length))];
  }

  /** For each of the nearest others of a row, how many visits it takes to meet it. */
  private static int[] ranks(
      double[][] rows, int row, ExactSearch search, int k, Centroids centroids) {
    int[] nearest = search.nearestOthers(row, k);
    int[] all = new int[k + 1];
    System.arraycopy(nearest, 0, all, 0, k);
    all[k] = row;
    float[][] closeness = new float[k + 1][];
    for (int from = 0; from <= k; from += Kernel.SIDE) {
      int[] ids = Arrays.copyOfRange(all, from, Math.min(k + 1, from + Kernel.SIDE));
      float[][] some =
          centroids.closeness(centroids.floats(Block.of(rows, ids, ids)), 0, centroids.count());
      for (int i = 0; i < ids.length; i++) {
        closeness[from + i] = new float[some.length];
        for (int centre = 0; centre < some.length; centre++) {
          closeness[from + i][centre] = some[centre][i];
        }
      }
    }
    int own = closest(closeness[k]);
    int[] ranks = new int[k];
    for (int i = 0; i < k; i++) {
      ranks[i] = Math.min(rank(closeness[k], closest(closeness[i])), rank(closeness[i], own));
    }
    return ranks;
  }

  private static int closest(float[] closeness) {
    int best = 0;
    for (int centre = 1; centre < closeness.length; centre++) {
      best = closeness[centre] > closeness[best] ? centre : best;
    }
    return best;
  }

  /** How many centres are as close as this one, or closer. */
  private static int rank(float[] closeness, int centre) {
    int rank = 0;
    for (float each : closeness) {
      rank += each >= closeness[centre] ? 1 : 0;
    }
    return rank;
  }
}
