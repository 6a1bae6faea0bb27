// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.forest;

import java.util.Arrays;

/** The growing arrays of a tree. */
final class TreeBuilder {
  private static final int START = 64;

  private int nodes = 1;
  private int[] features = new int[START];
  private double[] thresholds = new double[START];
  private int[] children = new int[START];
  private int entries;
  private int[] classes = new int[START];
  private double[] shares = new double[START];

  /** Makes a node a split and returns its left child; the right one is the next node. */
  int split(int node, int feature, double threshold) {
    int left = nodes;
    nodes += 2;
    if (nodes > features.length) {
      features = Arrays.copyOf(features, 2 * nodes);
      thresholds = Arrays.copyOf(thresholds, 2 * nodes);
      children = Arrays.copyOf(children, 2 * nodes);
    }
    features[node] = feature;
    thresholds[node] = threshold;
    children[node] = left;
    return left;
  }

  /** Makes a node a leaf without classes, to which {@link #share} adds. */
  void leaf(int node) {
    features[node] = -1;
    children[node] = entries;
  }

  /** Adds a class to the leaf that was made last. */
  void share(int leaf, int label, double share) {
    if (entries == classes.length) {
      classes = Arrays.copyOf(classes, 2 * entries);
      shares = Arrays.copyOf(shares, 2 * entries);
    }
    classes[entries] = label;
    shares[entries++] = share;
    features[leaf]--;
  }

  ClassTree build() {
    return new ClassTree(
        Arrays.copyOf(features, nodes),
        Arrays.copyOf(thresholds, nodes),
        Arrays.copyOf(children, nodes),
        Arrays.copyOf(classes, entries),
        Arrays.copyOf(shares, entries));
  }
}
