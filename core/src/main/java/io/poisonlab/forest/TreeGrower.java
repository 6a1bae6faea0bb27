// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.forest;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Grows one tree; used once. */
final class TreeGrower {
  /** What the stack holds of a node: its number, its level, its first row, the end of its rows. */
  private static final int FRAME = 4;

  private final FeatureCodes columns;
  private final Growth growth;
  private final RandomGenerator random;
  private final NodeRows rows;
  private final SplitSearch search;
  private final int[] features;
  private final TreeBuilder tree = new TreeBuilder();
  private int[] stack = new int[64 * FRAME];
  private int frames;

  TreeGrower(
      FeatureCodes columns, int[] labels, int classCount, Growth growth, RandomGenerator random) {
    this.columns = columns;
    this.growth = growth;
    this.random = random;
    rows = NodeRows.draw(labels, classCount, random);
    search = new SplitSearch(columns, rows, classCount);
    features = IntStream.range(0, columns.width()).toArray();
  }

  ClassTree grow() {
    push(0, 0, 0, rows.capacity());
    while (frames > 0) {
      int top = --frames * FRAME;
      int node = stack[top];
      int level = stack[top + 1];
      int from = stack[top + 2];
      int to = stack[top + 3];
      rows.enter(from, to);
      if (growth.maySplit(level) && !rows.pure() && splits()) {
        int left = tree.split(node, search.feature(), search.threshold());
        int middle = rows.part(columns.codes(search.feature()), search.lastLeft());
        push(left + 1, level + 1, middle, to);
        push(left, level + 1, from, middle);
      } else {
        makeLeaf(node);
      }
    }
    return tree.build();
  }

  /**
   * Looks for the best split among features drawn without replacement; if all that were drawn are
   * constant in the node, draws on until one is not.
   */
  private boolean splits() {
    search.start();
    for (int tried = 0; tried < features.length; tried++) {
      if (search.perfect() || (tried >= growth.splitFeatures() && search.found())) {
        break;
      }
      int drawn = tried + random.nextInt(features.length - tried);
      int feature = features[drawn];
      features[drawn] = features[tried];
      features[tried] = feature;
      search.tryFeature(feature);
    }
    return search.found();
  }

  private void makeLeaf(int node) {
    tree.leaf(node);
    rows.shares((label, share) -> tree.share(node, label, share));
  }

  private void push(int node, int level, int from, int to) {
    int top = frames++ * FRAME;
    if (top == stack.length) {
      stack = Arrays.copyOf(stack, 2 * top);
    }
    stack[top] = node;
    stack[top + 1] = level;
    stack[top + 2] = from;
    stack[top + 3] = to;
  }
}
