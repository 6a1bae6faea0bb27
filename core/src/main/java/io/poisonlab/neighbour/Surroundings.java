// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.neighbour;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * How far the rows of the cells are from the boundaries of other clusters.
 *
 * <p>Two clusters meet halfway between their centres. A row whose k-th neighbour so far is r away
 * has none in a cluster whose boundary is farther than r; where it is nearer there may be some, and
 * the nearer the likelier. So the reach that it takes to find a neighbour is the distance to the
 * boundary over r: 1 finds all, and less is enough for nearly all, since few neighbours lie
 * straight behind a boundary.
 */
final class Surroundings {
  private final Cells cells;
  private final Centroids centroids;

  /** For each cluster how far the centres are whose clusters it meets first. */
  private final float[] near;

  /** For each block and row how close its own centre is. */
  private final float[][] own;

  /** For each block and row how far its k-th neighbour is. */
  private final float[][] radius;

  /** Looks around; each cluster meets so many others first. */
  Surroundings(Cells cells, Centroids centroids, int first) {
    this.cells = cells;
    this.centroids = centroids;
    near = new float[centroids.count()];
    own = new float[cells.count()][];
    radius = new float[cells.count()][];
    Workers.forEach(near.length, cluster -> near[cluster] = near(cluster, first));
    Workers.forEach(
        own.length,
        block -> {
          int cluster = cells.clusters()[block];
          own[block] = centroids.closeness(cells.floats()[block], cluster, cluster + 1)[0];
          radius[block] = new float[own[block].length];
        });
  }

  private float near(int cluster, int first) {
    float[] gaps = new float[near.length];
    for (int other = 0; other < gaps.length; other++) {
      gaps[other] = centroids.gap(cluster, other);
    }
    return Halving.largest(gaps, 0, gaps.length - first);
  }

  /** Returns whether two clusters meet first, as each does itself. */
  boolean areNear(int cluster, int other) {
    return centroids.gap(cluster, other) <= Math.max(near[cluster], near[other]);
  }

  /** Reads how far the k-th neighbours are now. */
  void measure(NearestLists lists, Frame frame) {
    for (int block = 0; block < radius.length; block++) {
      for (int i = 0; i < cells.block(block).size(); i++) {
        double square = lists.limit(cells.block(block).place(i));
        radius[block][i] = (float) (Math.sqrt(square) * frame.scale());
      }
    }
  }

  /** Returns for the rows of a block how close their own centres are. */
  float[] own(int block) {
    return own[block];
  }

  /**
   * Returns for each block and row how far it looks behind boundaries, negative for not at all; a
   * row that knows fewer than k others looks everywhere.
   *
   * @param who the rows that look
   * @param reach how far, infinite for everywhere
   */
  float[][] looks(IntPredicate who, float reach) {
    float[][] looks = new float[radius.length][];
    for (int block = 0; block < looks.length; block++) {
      looks[block] = new float[radius[block].length];
      Arrays.fill(looks[block], Float.NEGATIVE_INFINITY);
      for (int i = 0; i < cells.block(block).size(); i++) {
        if (who.test(cells.block(block).id(i))) {
          boolean all = Float.isInfinite(reach) || Float.isInfinite(radius[block][i]);
          looks[block][i] = all ? Float.POSITIVE_INFINITY : reach * radius[block][i];
        }
      }
    }
    return looks;
  }

  /** Returns the reach at which two rows meet, because one visits the other's cluster. */
  float reach(int row, int other) {
    int block = cells.blockOf(row);
    int otherBlock = cells.blockOf(other);
    if (radius[block][index(row, block)] == 0) {
      return 0; // it has k duplicates, and nothing is nearer
    }
    return Math.min(
        reach(row, block, cells.clusters()[otherBlock]),
        reach(other, otherBlock, cells.clusters()[block]));
  }

  /** Returns which share of all rows a row meets where it looks, within this reach. */
  double met(int row, float reach) {
    int home = cells.blockOf(row);
    long met = 0;
    for (int block = 0; block < cells.count(); block++) {
      met += reach(row, home, cells.clusters()[block]) <= reach ? cells.block(block).size() : 0;
    }
    return met / (double) cells.blocks().places().length;
  }

  /** Returns the reach at which a row meets a cluster, 0 for those that come first. */
  private float reach(int row, int block, int cluster) {
    int home = cells.clusters()[block];
    if (areNear(home, cluster)) {
      return 0;
    }
    int i = index(row, block);
    float behind = own[block][i] - centroids.closenessOf(cells.floats()[block], i, cluster);
    return behind <= 0 ? 0 : behind / (radius[block][i] * centroids.gap(home, cluster));
  }

  private int index(int row, int block) {
    return cells.blocks().places()[row] - cells.block(block).place(0);
  }
}
