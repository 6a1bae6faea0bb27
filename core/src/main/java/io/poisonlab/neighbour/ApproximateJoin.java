// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.neighbour;

import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Compares each row with those of the clusters that are closest to it, each pair for both. How many
 * clusters is found out on a sample, whose true neighbours are searched.
 */
final class ApproximateJoin {
  private static final int CLUSTER = 200;
  private static final int FEWEST = 16;

  /** So many visits come first: after them a row knows how near another must be to matter. */
  private static final int FIRST = 6;

  private static final double WORTHWHILE = 0.3;

  private final double[][] rows;
  private final Frame frame;
  private final NearestLists lists;
  private final Centroids centroids;
  private final Blocks blocks;

  /** For each block the number of its cluster. */
  private final int[] clusters;

  /** For each block its rows about the centroids' origin. */
  private final Floats[] floats;

  /** For each block and row how close the clusters of its first visits are, and those of all. */
  private final float[][] near;

  private final float[][] far;

  private final Tournament tournament;

  private ApproximateJoin(double[][] rows, int k, Frame frame, Centroids centroids, int visits) {
    this.rows = rows;
    this.frame = frame;
    this.centroids = centroids;
    lists = new NearestLists(rows.length, k);
    int[] closest = centroids.closest(Blocks.of(rows, KdOrder.of(rows)), rows.length);
    int[] order =
        IntStream.range(0, rows.length)
            .boxed()
            .sorted((a, b) -> Integer.compare(closest[a], closest[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] starts = starts(order, closest);
    blocks = Blocks.of(rows, order, starts);
    clusters =
        IntStream.range(0, starts.length - 1).map(block -> closest[order[starts[block]]]).toArray();
    floats = new Floats[clusters.length];
    near = new float[clusters.length][];
    far = new float[clusters.length][];
    Workers.forEach(clusters.length, block -> prepare(block, visits));
    tournament = new Tournament(clusters.length);
  }

  /** Finds k near others of all rows; or the nearest, where looking at all costs no more. */
  static NeighbourGraph run(double[][] rows, int k, double recall, Seed seed) {
    Frame frame = Frame.of(rows);
    int count = rows.length / CLUSTER;
    if (count < FEWEST || frame.scale() == 0) {
      return ExactJoin.run(rows, k);
    }
    Centroids centroids = Centroids.train(rows, count, frame, seed.fork("centroids"));
    int visits = Visits.needed(rows, k, centroids, recall, seed.fork("visits"));
    if (visits > WORTHWHILE * count) {
      return ExactJoin.run(rows, k);
    }
    ApproximateJoin join = new ApproximateJoin(rows, k, frame, centroids, visits);
    join.tournament.play((a, b) -> join.meet(a, b, true));
    join.tournament.play((a, b) -> join.meet(a, b, false));
    return NeighbourGraph.of(join.lists, join.blocks.places());
  }

  /** Cuts where the cluster changes, and large clusters into equal parts. */
  private static int[] starts(int[] order, int[] closest) {
    IntStream.Builder starts = IntStream.builder();
    int from = 0;
    while (from < order.length) {
      int to = from;
      while (to < order.length && closest[order[to]] == closest[order[from]]) {
        to++;
      }
      int parts = (to - from + Kernel.SIDE - 1) / Kernel.SIDE;
      for (int part = 0; part < parts; part++) {
        starts.add(from + (int) ((long) part * (to - from) / parts));
      }
      from = to;
    }
    return starts.add(order.length).build().toArray();
  }

  private void prepare(int index, int visits) {
    Block block = blocks.all()[index];
    floats[index] = centroids.floats(block);
    float[][] closeness = centroids.closeness(floats[index], 0, centroids.count());
    int length = Kernel.length(block.size());
    near[index] = new float[length];
    far[index] = new float[length];
    Arrays.fill(near[index], Float.POSITIVE_INFINITY);
    Arrays.fill(far[index], Float.POSITIVE_INFINITY);
    float[] of = new float[centroids.count()];
    for (int i = 0; i < block.size(); i++) {
      for (int centre = 0; centre < of.length; centre++) {
        of[centre] = closeness[centre][i];
      }
      far[index][i] = Halving.largest(of, 0, visits);
      near[index][i] = Halving.largest(of, of.length - visits, Math.min(FIRST, visits));
    }
  }

  private void meet(int groupA, int groupB, boolean first) {
    Tile tile = new Tile(rows[0].length, lists, frame, true);
    visit(tile, groupA, groupB, first);
    if (groupA != groupB) {
      visit(tile, groupB, groupA, first);
    }
  }

  /** Compares the rows of one group with those blocks of another that they visit. */
  private void visit(Tile tile, int guests, int hosts, boolean first) {
    int from = tournament.start(hosts);
    int to = tournament.start(hosts + 1);
    int guestFrom = tournament.start(guests);
    int guestTo = tournament.start(guests + 1);
    if (from == to) {
      return;
    }
    float[][][] closeness = new float[guestTo - guestFrom][][];
    for (int guest = guestFrom; guest < guestTo; guest++) {
      closeness[guest - guestFrom] =
          centroids.closeness(floats[guest], clusters[from], clusters[to - 1] + 1);
    }
    for (int host = from; host < to; host++) {
      Block block = blocks.all()[host];
      tile.columns(floats[host]);
      for (int guest = guestFrom; guest < guestTo; guest++) {
        take(
            tile,
            block,
            guest,
            closeness[guest - guestFrom][clusters[host] - clusters[from]],
            first);
      }
      tile.compare(block, false);
    }
  }

  private void take(Tile tile, Block host, int guest, float[] closeness, boolean first) {
    if (!Kernel.anyReaches(closeness, first ? near[guest] : far[guest], closeness.length)) {
      return;
    }
    Block block = blocks.all()[guest];
    for (int i = 0; i < block.size(); i++) {
      boolean visits =
          first
              ? closeness[i] >= near[guest][i]
              : closeness[i] >= far[guest][i] && closeness[i] < near[guest][i];
      if (visits) {
        if (tile.isFull()) {
          tile.compare(host, false);
          tile.clear();
        }
        tile.row(floats[guest], block, i);
      }
    }
  }
}
