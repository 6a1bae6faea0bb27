// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.neighbour;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * All rows in blocks, each of which lies within one cluster; large clusters are cut into equal
 * blocks.
 *
 * @param blocks the blocks, in the order of their clusters
 * @param clusters for each block the number of its cluster
 * @param floats for each block its rows about the centroids' origin
 */
@SuppressWarnings("ArrayRecordComponent") // stays in the package, and nobody changes it
record Cells(Blocks blocks, int[] clusters, Floats[] floats) {
  /** Puts each row with its closest centre. */
  static Cells of(double[][] rows, Centroids centroids) {
    int[] closest =
        centroids.closest(Blocks.of(rows, IntStream.range(0, rows.length).toArray()), rows.length);
    int[] ends = new int[centroids.count()];
    for (int cluster : closest) {
      ends[cluster]++;
    }
    Arrays.parallelPrefix(ends, Integer::sum);
    int[] starts = starts(ends);
    int[] order = new int[rows.length];
    for (int row = rows.length - 1; row >= 0; row--) {
      order[--ends[closest[row]]] = row;
    }
    Blocks blocks = Blocks.of(rows, order, starts);
    int[] clusters =
        IntStream.range(0, starts.length - 1).map(block -> closest[order[starts[block]]]).toArray();
    Floats[] floats = new Floats[clusters.length];
    Workers.forEach(floats.length, block -> floats[block] = centroids.floats(blocks.all()[block]));
    return new Cells(blocks, clusters, floats);
  }

  private static int[] starts(int[] ends) {
    IntStream.Builder starts = IntStream.builder();
    int from = 0;
    for (int end : ends) {
      int size = end - from;
      int parts = (size + Kernel.SIDE - 1) / Kernel.SIDE;
      for (int part = 0; part < parts; part++) {
        starts.add(from + (int) ((long) part * size / parts));
      }
      from = end;
    }
    return starts.add(from).build().toArray();
  }

  int count() {
    return clusters.length;
  }

  Block block(int index) {
    return blocks.all()[index];
  }

  /** Returns the block of a row. */
  int blockOf(int row) {
    int place = blocks.places()[row];
    int low = 0;
    int high = clusters.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (block(middle).place(0) <= place) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
