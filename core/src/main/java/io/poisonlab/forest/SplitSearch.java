// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.forest;

import java.util.Arrays;

/**
 * Finds the split of a node that leaves the least Gini impurity. The weighted impurity of two
 * children falls as Σ left² / |left| + Σ right² / |right| rises (squares of class weights), and
 * that is what is maximised: one row changes it in O(1), whatever the number of classes.
 *
 * <p>A node with few rows sorts them by the feature's code; one with more than about the number of
 * codes times classes counts classes per code instead. Both look at the same splits and find the
 * same one: of equally good splits, the first feature's, and of it the lowest.
 */
final class SplitSearch {
  /** Counting pays from a quarter as many rows as counters. */
  private static final int COUNTERS_PER_ROW = 4;

  private static final int NONE = -1;

  private final FeatureCodes columns;
  private final NodeRows rows;
  private final int classCount;
  private final Keys keys;

  /** The weight of each class left of the split looked at; zeros in between. */
  private final int[] left;

  private int[] counters = new int[0];

  private double best;
  private int feature;
  private int lower;
  private int upper;

  SplitSearch(FeatureCodes columns, NodeRows rows, int classCount) {
    this.columns = columns;
    this.rows = rows;
    this.classCount = classCount;
    keys = new Keys(rows.capacity());
    left = new int[classCount];
  }

  /** Starts with another node: the one that {@code rows} has summed up. */
  void start() {
    best = NONE;
  }

  /** Returns whether a split was found: some feature tried is not constant. */
  boolean found() {
    return best >= 0;
  }

  /** Returns whether the split found leaves two pure children, so that none can be better. */
  boolean perfect() {
    double most = rows.weight();
    return best >= most - most * 1e-9;
  }

  int feature() {
    return feature;
  }

  /** Returns the largest code that goes left. */
  int lastLeft() {
    return lower;
  }

  double threshold() {
    return columns.threshold(feature, lower, upper);
  }

  /** Looks at all splits by a feature. */
  void tryFeature(int candidate) {
    int cells = columns.count(candidate) * classCount;
    boolean few = columns.count(candidate) <= Integer.MAX_VALUE / classCount;
    if (few && cells <= (long) COUNTERS_PER_ROW * rows.count()) {
      count(candidate, cells);
    } else {
      sort(candidate);
    }
    rows.clear(left);
  }

  private void sort(int candidate) {
    int[] codes = columns.codes(candidate);
    int count = rows.count();
    rows.fill(codes, keys.toFill());
    long[] sorted = keys.sorted(count, columns.count(candidate) - 1);
    int[] totals = rows.totals();
    int[] onLeft = left;
    int total = rows.weight();
    int weight = 0;
    double squaresLeft = 0;
    double squaresRight = rows.squares();
    double top = best;
    int at = NONE;
    long next = sorted[0];
    for (int i = 1; i < count; i++) {
      long key = next;
      next = sorted[i];
      int label = rows.label(key);
      int w = rows.weight(key);
      int l = onLeft[label];
      int r = totals[label] - l;
      onLeft[label] = l + w;
      weight += w;
      squaresLeft += (double) w * (2.0 * l + w);
      squaresRight -= (double) w * (2.0 * r - w);
      if ((next ^ key) >>> Integer.SIZE != 0) {
        double value = value(squaresLeft, weight, squaresRight, total - weight);
        if (value > top) {
          top = value;
          at = i;
        }
      }
    }
    if (at != NONE) {
      keep(top, candidate, code(sorted[at - 1]), code(sorted[at]));
    }
  }

  private void count(int candidate, int cells) {
    if (counters.length < cells) {
      counters = new int[cells];
    } else {
      Arrays.fill(counters, 0, cells, 0);
    }
    rows.count(columns.codes(candidate), counters, classCount);
    int[] totals = rows.totals();
    int total = rows.weight();
    int weight = 0;
    int last = NONE;
    double squaresLeft = 0;
    double squaresRight = 0;
    for (int code = 0, cell = 0; cell < cells; code++) {
      double leftBefore = squaresLeft;
      double rightBefore = squaresRight;
      int before = weight;
      squaresLeft = 0;
      squaresRight = 0;
      for (int label = 0; label < classCount; label++, cell++) {
        int l = left[label] + counters[cell];
        double r = totals[label] - l;
        left[label] = l;
        weight += counters[cell];
        squaresLeft += (double) l * l;
        squaresRight += r * r;
      }
      if (weight != before) {
        if (last != NONE) {
          double value = value(leftBefore, before, rightBefore, total - before);
          if (value > best) {
            keep(value, candidate, last, code);
          }
        }
        last = code;
      }
    }
  }

  private static double value(double squaresLeft, double left, double squaresRight, double right) {
    return (squaresLeft * right + squaresRight * left) / (left * right);
  }

  private static int code(long key) {
    return (int) (key >>> Integer.SIZE);
  }

  private void keep(double value, int candidate, int below, int above) {
    best = value;
    feature = candidate;
    lower = below;
    upper = above;
  }
}
