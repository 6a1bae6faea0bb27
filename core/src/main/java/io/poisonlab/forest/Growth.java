// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.forest;

/**
 * How trees grow.
 *
 * @param depth the most splits between root and leaf, or {@link #UNLIMITED}
 * @param splitFeatures how many features are drawn for a split, 1 or more
 */
public record Growth(int depth, int splitFeatures) {
  /** Until leaves are pure, or all their rows equal. */
  public static final int UNLIMITED = 0;

  /** Returns whether a node this many splits below the root may be split. */
  boolean maySplit(int level) {
    return depth == UNLIMITED || level < depth;
  }
}
