// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Spends a number of rows on fewer different points: copies, as equally many of each as may be. */
final class PointGroups {
  private final int[] sizes;

  private PointGroups(int[] sizes) {
    this.sizes = sizes;
  }

  /**
   * Spreads rows over points.
   *
   * @param rows 1 or more
   * @param most how many points there are at most, 1 or more
   */
  static PointGroups of(int rows, int most) {
    int[] sizes = new int[Math.min(rows, most)];
    Arrays.setAll(sizes, i -> rows / sizes.length + (i < rows % sizes.length ? 1 : 0));
    return new PointGroups(sizes);
  }

  /** Returns the number of points. */
  int count() {
    return sizes.length;
  }

  /** Returns how many rows this point is spent on. */
  int size(int group) {
    return sizes[group];
  }

  /** Returns each point as often as its group is large. */
  <P> List<P> spread(List<P> points) {
    List<P> all = new ArrayList<>();
    for (int group = 0; group < sizes.length; group++) {
      for (int copy = 0; copy < sizes[group]; copy++) {
        all.add(points.get(group));
      }
    }
    return all;
  }
}
