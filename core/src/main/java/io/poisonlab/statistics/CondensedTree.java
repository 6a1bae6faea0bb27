// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.statistics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The clusters that appear while density grows: each splits into some of enough rows, or loses rows
 * until none is left.
 */
final class CondensedTree {
  private final List<Integer> parents = new ArrayList<>();
  private final List<Double> births = new ArrayList<>();
  private final List<Double> masses = new ArrayList<>();
  private final int[] lastClusters;

  private CondensedTree(int rows) {
    this.lastClusters = new int[rows];
  }

  static CondensedTree of(SingleLinkage joins, int least) {
    CondensedTree tree = new CondensedTree(joins.rows());
    Deque<int[]> open = new ArrayDeque<>();
    open.push(new int[] {joins.root(), tree.born(-1, 0)});
    while (!open.isEmpty()) {
      int[] next = open.pop();
      tree.follow(joins, least, next[0], next[1], open);
    }
    return tree;
  }

  private int born(int parent, double density) {
    parents.add(parent);
    births.add(density);
    masses.add(0.0);
    return parents.size() - 1;
  }

  /** Follows a cluster from its first node to its end. */
  private void follow(SingleLinkage joins, int least, int first, int cluster, Deque<int[]> open) {
    int node = first;
    while (node >= 0) {
      double density = joins.density(node);
      List<Integer> parts = joins.parts(node);
      List<Integer> large = parts.stream().filter(part -> joins.size(part) >= least).toList();
      for (int part : parts) {
        if (joins.size(part) < least) {
          leave(cluster, joins.size(part), density);
          fall(joins, part, cluster);
        }
      }
      if (large.size() > 1) {
        for (int part : large) {
          leave(cluster, joins.size(part), density);
          open.push(new int[] {part, born(cluster, density)});
        }
      }
      node = large.size() == 1 ? large.getFirst() : -1;
    }
  }

  /** Rows that leave a cluster add to its mass by how much denser it is than when it appeared. */
  private void leave(int cluster, int rows, double density) {
    masses.set(cluster, masses.get(cluster) + rows * (density - births.get(cluster)));
  }

  private void fall(SingleLinkage joins, int node, int cluster) {
    Deque<Integer> below = new ArrayDeque<>();
    below.push(node);
    while (!below.isEmpty()) {
      int next = below.pop();
      if (joins.isRow(next)) {
        lastClusters[next] = cluster;
      } else {
        joins.parts(next).forEach(below::push);
      }
    }
  }

  /** Returns the last, smallest cluster that a row was in. */
  int lastCluster(int row) {
    return lastClusters[row];
  }

  /**
   * Chooses clusters of which none holds another, with the most mass; returns for each cluster the
   * number of the one that it is or lies in, −1 where there is none.
   */
  int[] chosen() {
    int count = parents.size();
    double[] below = new double[count];
    boolean[] best = new boolean[count];
    for (int cluster = count - 1; cluster >= 0; cluster--) {
      best[cluster] = count == 1 || (cluster > 0 && masses.get(cluster) >= below[cluster]);
      if (cluster > 0) {
        below[parents.get(cluster)] += Math.max(masses.get(cluster), below[cluster]);
      }
    }
    int[] chosen = new int[count];
    Arrays.fill(chosen, -1);
    int next = 0;
    for (int cluster = 0; cluster < count; cluster++) {
      int parent = parents.get(cluster);
      if (parent >= 0 && chosen[parent] >= 0) {
        chosen[cluster] = chosen[parent];
      } else if (best[cluster]) {
        chosen[cluster] = next++;
      }
    }
    return chosen;
  }
}
