// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.neighbour;

import java.util.Arrays;

/**
 * Compares every row with every other, each pair once and for both: blocks of rows that lie close
 * together, and pairs of blocks too far apart for either left out.
 */
final class ExactJoin {
  private final double[][] rows;
  private final Frame frame;
  private final NearestLists lists;
  private final Blocks blocks;
  private final Tournament tournament;

  private ExactJoin(double[][] rows, int k) {
    this.rows = rows;
    frame = Frame.of(rows);
    lists = new NearestLists(rows.length, k);
    blocks = Blocks.of(rows, KdOrder.of(rows));
    tournament = new Tournament(blocks.all().length);
  }

  /** Finds the k nearest others of all rows; k is in [1, n − 1]. */
  static NeighbourGraph run(double[][] rows, int k) {
    ExactJoin join = new ExactJoin(rows, k);
    join.tournament.play(join::meet);
    return NeighbourGraph.of(join.lists, join.blocks.places());
  }

  private void meet(int groupA, int groupB) {
    Tile tile = new Tile(rows[0].length, lists, frame, false);
    Floats columns = Floats.scratch(Frame.paddedWidth(rows[0].length));
    double[] middle = new double[rows[0].length];
    for (int i = tournament.start(groupA); i < tournament.start(groupA + 1); i++) {
      Block a = blocks.all()[i];
      tile.rows().clear();
      int from = groupA == groupB ? i : tournament.start(groupB);
      for (int j = from; j < tournament.start(groupB + 1); j++) {
        Block b = blocks.all()[j];
        if (i == j || a.squareTo(b) <= Math.max(a.limit(lists), b.limit(lists))) {
          if (tile.rows().count() == 0) {
            Arrays.setAll(middle, a::middle);
            for (int row = 0; row < a.size(); row++) {
              tile.rows().add(a, row, middle, frame);
            }
          }
          columns.take(b, middle, frame);
          tile.compare(b, columns, i == j);
        }
      }
    }
  }
}
