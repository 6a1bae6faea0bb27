// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.isolation;

import java.util.Arrays;

/** One tree: of each node the feature and threshold, where its left child lies, and its depth. */
final class IsolationTree {
  private static final int SIGN = 63;

  /** How many rows go down together, so that one's loads fill another's waits. */
  private static final int TOGETHER = 4;

  private final int depth;
  private int size;
  private final int[] features;
  private final double[] thresholds;

  /** The left child, the right one follows it; a leaf's is the leaf itself. */
  private final int[] lefts;

  private final double[] cuts;

  /**
   * Starts with a root.
   *
   * @param depth how many cuts at most
   * @param leaves how many leaves at most
   */
  IsolationTree(int depth, int leaves) {
    this.depth = depth;
    int capacity = 2 * leaves - 1;
    features = new int[capacity];
    thresholds = new double[capacity];
    lefts = new int[capacity];
    cuts = new double[capacity];
    Arrays.fill(thresholds, Double.POSITIVE_INFINITY);
    size = 1;
  }

  /** Cuts a node and returns its left child; the right one follows it. */
  int split(int node, int feature, double threshold) {
    features[node] = feature;
    thresholds[node] = threshold;
    lefts[node] = size;
    size += 2;
    return size - 2;
  }

  /** Ends at a node. */
  void leaf(int node, double cutsThere) {
    lefts[node] = node;
    cuts[node] = cutsThere;
  }

  /** Adds for each of these rows the cuts that set it apart. */
  void addCuts(double[][] rows, int from, int to, double[] sums) {
    int row = from;
    for (; row + TOGETHER <= to; row += TOGETHER) {
      double[] a = rows[row];
      double[] b = rows[row + 1];
      double[] c = rows[row + 2];
      double[] d = rows[row + 3];
      int i = 0;
      int j = 0;
      int k = 0;
      int l = 0;
      for (int step = 0; step < depth; step++) {
        i = next(i, a);
        j = next(j, b);
        k = next(k, c);
        l = next(l, d);
      }
      sums[row] += cuts[i];
      sums[row + 1] += cuts[j];
      sums[row + 2] += cuts[k];
      sums[row + 3] += cuts[l];
    }
    for (; row < to; row++) {
      int node = 0;
      for (int step = 0; step < depth; step++) {
        node = next(node, rows[row]);
      }
      sums[row] += cuts[node];
    }
  }

  /** The sign bit of threshold − value is 1 exactly where the value is greater. */
  private int next(int node, double[] row) {
    double over = thresholds[node] - row[features[node]];
    return lefts[node] + (int) (Double.doubleToRawLongBits(over) >>> SIGN);
  }
}
