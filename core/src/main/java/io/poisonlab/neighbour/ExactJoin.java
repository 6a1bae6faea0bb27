// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.neighbour;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Compares every row with every other, each pair once and for both: blocks of rows that lie close
 * together, and pairs of blocks too far apart for either left out.
 *
 * <p>Blocks are dealt into groups, which meet as the players of a tournament do: in each round
 * every group meets one other, so that no two threads ever fill the same lists.
 */
final class ExactJoin {
  private static final int GROUPS = 96;

  private final double[][] rows;
  private final Frame frame;
  private final NearestLists lists;
  private final int[] order;
  private final Block[] blocks;
  private final int groups;

  private ExactJoin(double[][] rows, int k) {
    this.rows = rows;
    frame = Frame.of(rows);
    lists = new NearestLists(rows.length, k);
    order = KdOrder.of(rows);
    int count = (rows.length + Kernel.SIDE - 1) / Kernel.SIDE;
    blocks = new Block[count];
    Workers.forEach(
        count,
        block -> {
          int from = block * Kernel.SIDE;
          int to = Math.min(rows.length, from + Kernel.SIDE);
          blocks[block] =
              Block.of(
                  rows, Arrays.copyOfRange(order, from, to), IntStream.range(from, to).toArray());
        });
    groups = Math.min(GROUPS, count + count % 2);
  }

  /** Finds the k nearest others of all rows; k is in [1, n − 1]. */
  static NeighbourGraph run(double[][] rows, int k) {
    return new ExactJoin(rows, k).run();
  }

  private NeighbourGraph run() {
    Workers.forEach(groups, group -> meet(group, group));
    int fixed = groups - 1;
    for (int round = 0; round < fixed; round++) {
      int turn = round;
      Workers.forEach(
          groups / 2,
          table -> {
            int a = table == 0 ? fixed : (turn + table) % fixed;
            int b = (turn + fixed - table) % fixed;
            meet(a, b);
          });
    }
    int[] places = new int[order.length];
    for (int place = 0; place < order.length; place++) {
      places[order[place]] = place;
    }
    return NeighbourGraph.of(lists, places);
  }

  private void meet(int groupA, int groupB) {
    Tile tile = new Tile(rows, lists, frame, false);
    for (int i = start(groupA); i < start(groupA + 1); i++) {
      Block a = blocks[i];
      boolean placed = false;
      int from = groupA == groupB ? i : start(groupB);
      for (int j = from; j < start(groupB + 1); j++) {
        Block b = blocks[j];
        if (i == j || a.squareTo(b) <= Math.max(a.limit(lists), b.limit(lists))) {
          if (!placed) {
            tile.rows(a);
            placed = true;
          }
          tile.compare(a, b);
        }
      }
    }
  }

  private int start(int group) {
    return (int) ((long) group * blocks.length / groups);
  }
}
