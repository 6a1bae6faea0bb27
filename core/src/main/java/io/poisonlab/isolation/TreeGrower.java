// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.isolation;

import io.poisonlab.random.Seed;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Cuts a sample of rows at random, again and again. */
final class TreeGrower {
  private final double[][] sample;
  private final int limit;
  private final RandomGenerator random;
  private final IsolationTree tree;

  /** The features that may still vary in a node, and how many. */
  private final int[] features;

  private TreeGrower(double[][] sample, RandomGenerator random) {
    this.sample = sample;
    this.random = random;
    // the whole part of log₂, rounded up
    limit = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, sample.length - 1));
    tree = new IsolationTree(limit, sample.length);
    features = new int[sample[0].length];
    for (int feature = 0; feature < features.length; feature++) {
      features[feature] = feature;
    }
  }

  /** Grows a tree over so many rows, drawn without replacement. */
  static IsolationTree grow(double[][] rows, int drawn, Seed seed) {
    RandomGenerator random = seed.generator();
    TreeGrower grower = new TreeGrower(draw(rows, drawn, random), random);
    grower.grow(0, 0, drawn, 0, grower.features.length);
    return grower.tree;
  }

  /** Floyd's draw: one number for each row drawn, however many there are to draw from. */
  private static double[][] draw(double[][] rows, int drawn, RandomGenerator random) {
    Set<Integer> taken = HashSet.newHashSet(drawn);
    double[][] sample = new double[drawn][];
    for (int i = 0; i < drawn; i++) {
      int last = rows.length - drawn + i;
      int row = random.nextInt(last + 1);
      if (!taken.add(row)) {
        row = last;
        taken.add(row);
      }
      sample[i] = rows[row];
    }
    return sample;
  }

  private void grow(int node, int from, int to, int depth, int varying) {
    int left = varying;
    while (to - from > 1 && depth < limit && left > 0) {
      int pick = random.nextInt(left);
      int feature = features[pick];
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int row = from; row < to; row++) {
        low = Math.min(low, sample[row][feature]);
        high = Math.max(high, sample[row][feature]);
      }
      if (low < high) {
        double threshold = threshold(low, high);
        int children = tree.split(node, feature, threshold);
        int middle = partition(from, to, feature, threshold);
        grow(children, from, middle, depth + 1, left);
        grow(children + 1, middle, to, depth + 1, left);
        return;
      }
      // constant here, and so in all nodes below: out of the draw, kept at the end of the list
      left--;
      features[pick] = features[left];
      features[left] = feature;
    }
    tree.leaf(node, depth + IsolationTrees.usualCuts(to - from));
  }

  /** Draws in [low, high), also where their difference is too large for a double. */
  private double threshold(double low, double high) {
    double share = random.nextDouble();
    double drawn = low * (1 - share) + high * share;
    return drawn < high ? Math.max(low, drawn) : low;
  }

  private int partition(int from, int to, int feature, double threshold) {
    int middle = from;
    for (int row = from; row < to; row++) {
      double[] moved = sample[row];
      if (moved[feature] <= threshold) {
        sample[row] = sample[middle];
        sample[middle] = moved;
        middle++;
      }
    }
    return middle;
  }
}
