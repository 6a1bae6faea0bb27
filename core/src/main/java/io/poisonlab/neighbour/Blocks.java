// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.neighbour;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * All rows in an order of their own, cut into blocks.
 *
 * @param all the blocks, in that order
 * @param places for each row its place in the order
 */
@SuppressWarnings("ArrayRecordComponent") // stays in the package, and nobody changes it
record Blocks(Block[] all, int[] places) {
  /**
   * Cuts.
   *
   * @param order the numbers of the rows
   * @param starts where each block begins, and at the end the number of rows
   */
  static Blocks of(double[][] rows, int[] order, int[] starts) {
    Block[] all = new Block[starts.length - 1];
    Workers.forEach(
        all.length,
        block -> {
          int from = starts[block];
          int to = starts[block + 1];
          all[block] =
              Block.of(
                  rows, Arrays.copyOfRange(order, from, to), IntStream.range(from, to).toArray());
        });
    int[] places = new int[order.length];
    for (int place = 0; place < order.length; place++) {
      places[order[place]] = place;
    }
    return new Blocks(all, places);
  }

  /** Cuts after every {@link Kernel#SIDE} rows. */
  static Blocks of(double[][] rows, int[] order) {
    int count = (rows.length + Kernel.SIDE - 1) / Kernel.SIDE;
    return of(
        rows,
        order,
        IntStream.rangeClosed(0, count)
            .map(block -> Math.min(rows.length, block * Kernel.SIDE))
            .toArray());
  }
}
