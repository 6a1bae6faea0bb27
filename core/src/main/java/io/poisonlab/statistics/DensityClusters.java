// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.statistics;

import java.util.Arrays;

/**
 * Clusters of rows by density, of any number and shape: HDBSCAN (Campello, Moulavi and Sander 2013,
 * sections 3 to 5), with the clusters of most excess of mass and never the set of all rows, unless
 * it does not fall into parts.
 *
 * <p>Takes O(n² · width) time and O(n · (width + least)) bytes. What joins at one distance joins at
 * once, so the order of rows plays no part.
 */
public final class DensityClusters {
  private final int[] groups;

  private DensityClusters(int[] groups) {
    this.groups = groups;
  }

  /**
   * Finds the clusters.
   *
   * @param rows more than {@code least}
   * @param least the number of rows of the smallest cluster, and the number of nearest rows, itself
   *     among them, that make a row's surroundings; 2 or more
   */
  public static DensityClusters of(double[][] rows, int least) {
    CondensedTree tree = CondensedTree.of(SingleLinkage.of(rows, least), least);
    int[] chosen = tree.chosen();
    int[] groups = new int[rows.length];
    Arrays.setAll(groups, row -> chosen[tree.lastCluster(row)]);
    return new DensityClusters(groups);
  }

  /** Returns the cluster of a row, counted from 0; −1 where it is in none. */
  public int group(int row) {
    return groups[row];
  }
}
