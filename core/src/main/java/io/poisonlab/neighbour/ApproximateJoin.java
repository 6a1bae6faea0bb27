// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.neighbour;

import io.poisonlab.random.Seed;

/**
 * Compares each row with those of the clusters around it, each pair for both: first clusters that
 * are near each other, then those within a reach that is found out on a sample, whose rows visit
 * all clusters.
 */
final class ApproximateJoin {
  private static final int CLUSTER = 200;
  private static final int FEWEST = 16;

  /** So many clusters come first: after them a row knows how near another must be to matter. */
  private static final int FIRST = 6;

  private static final double WORTHWHILE = 0.3;

  private final int width;
  private final Frame frame;
  private final NearestLists lists;
  private final Centroids centroids;
  private final Cells cells;
  private final Surroundings surroundings;
  private final Tournament tournament;

  private ApproximateJoin(double[][] rows, int k, Frame frame, Centroids centroids) {
    width = rows[0].length;
    this.frame = frame;
    this.centroids = centroids;
    lists = new NearestLists(rows.length, k);
    cells = Cells.of(rows, centroids);
    surroundings = new Surroundings(cells, centroids, FIRST);
    tournament = new Tournament(cells.count());
  }

  /** Finds k near others of all rows; or the nearest, where looking at all costs no more. */
  static NeighbourGraph run(double[][] rows, int k, double recall, Seed seed) {
    Frame frame = Frame.of(rows);
    int count = rows.length / CLUSTER;
    if (count < FEWEST || frame.scale() == 0) {
      return ExactJoin.run(rows, k);
    }
    Centroids centroids = Centroids.train(rows, count, frame, seed.fork("centroids"));
    ApproximateJoin join = new ApproximateJoin(rows, k, frame, centroids);
    return join.found(Sample.draw(rows.length, seed.fork("sample")), recall)
        ? NeighbourGraph.of(join.lists, join.cells.blocks().places())
        : ExactJoin.run(rows, k);
  }

  /** Returns false where it gives up, because rows would have to meet too many others. */
  private boolean found(Sample sample, double recall) {
    Workers.forEach(
        cells.count(),
        block -> OwnBlock.promise(cells.block(block), cells.floats()[block], lists, frame));
    tournament.play(this::meetNear);
    surroundings.measure(lists, frame);
    boolean[] drawn = sample.drawn(cells.blocks().places().length);
    visitAll(surroundings.looks(row -> drawn[row], Float.POSITIVE_INFINITY));
    float reach = sample.reach(surroundings, cells.blocks(), lists, recall);
    if (sample.met(surroundings, reach) > WORTHWHILE) {
      return false;
    }
    visitAll(surroundings.looks(row -> !drawn[row], reach));
    return true;
  }

  /** Compares all rows of clusters that are near each other. */
  private void meetNear(int groupA, int groupB) {
    Tile tile = new Tile(width, lists, frame, false);
    for (int a = tournament.start(groupA); a < tournament.start(groupA + 1); a++) {
      int from = groupA == groupB ? a : tournament.start(groupB);
      tile.rows().clear();
      for (int b = from; b < tournament.start(groupB + 1); b++) {
        if (surroundings.areNear(cells.clusters()[a], cells.clusters()[b])) {
          if (tile.rows().count() == 0) {
            for (int i = 0; i < cells.block(a).size(); i++) {
              tile.rows().add(cells.floats()[a], cells.block(a), i);
            }
          }
          tile.compare(cells.block(b), cells.floats()[b], a == b);
        }
      }
    }
  }

  /** Compares rows with the clusters they visit, given how far they look behind boundaries. */
  private void visitAll(float[][] looks) {
    tournament.play((a, b) -> {
      Tile tile = new Tile(width, lists, frame, true);
      visit(tile, looks, a, b);
      if (a != b) {
        visit(tile, looks, b, a);
      }
    });
  }

  /** Compares the rows of one group with those blocks of another that they visit. */
  private void visit(Tile tile, float[][] looks, int guests, int hosts) {
    int from = tournament.start(hosts);
    int to = tournament.start(hosts + 1);
    int guestFrom = tournament.start(guests);
    int guestTo = tournament.start(guests + 1);
    if (from == to) {
      return;
    }
    int first = cells.clusters()[from];
    float[][][] closeness = new float[guestTo - guestFrom][][];
    for (int guest = guestFrom; guest < guestTo; guest++) {
      closeness[guest - guestFrom] =
          centroids.closeness(cells.floats()[guest], first, cells.clusters()[to - 1] + 1);
    }
    for (int host = from; host < to; host++) {
      int cluster = cells.clusters()[host];
      for (int guest = guestFrom; guest < guestTo; guest++) {
        if (!surroundings.areNear(cells.clusters()[guest], cluster)) {
          take(tile, host, guest, looks[guest], closeness[guest - guestFrom][cluster - first]);
        }
      }
      tile.compare(cells.block(host), cells.floats()[host], false);
      tile.rows().clear();
    }
  }

  private void take(Tile tile, int host, int guest, float[] looks, float[] closeness) {
    float gap = centroids.gap(cells.clusters()[guest], cells.clusters()[host]);
    float[] own = surroundings.own(guest);
    if (!Kernel.anyReaches(closeness, own, looks, gap, closeness.length)) {
      return;
    }
    Block block = cells.block(guest);
    int size = block.size();
    for (int i = 0; i < size; i++) {
      if (closeness[i] - own[i] + looks[i] * gap >= 0) {
        if (tile.rows().isFull()) {
          tile.compare(cells.block(host), cells.floats()[host], false);
          tile.rows().clear();
        }
        tile.rows().add(cells.floats()[guest], block, i);
      }
    }
  }
}
