// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.statistics.Discoveries;
import java.util.Arrays;

/**
 * The tests of a table, which are corrected together by Holm: the more there are, the less any of
 * them shows.
 */
final class TestFamily {
  /** The chance that anything at all is shown where there is nothing. */
  static final double LEVEL = 0.05;

  private final double[] ascending;
  private final double[] corrected;
  private final int left;

  TestFamily(double[] probabilities) {
    this.ascending = probabilities.clone();
    Arrays.sort(ascending);
    this.corrected = Discoveries.holm(ascending);
    long shown = Arrays.stream(corrected).filter(value -> value <= LEVEL).count();
    this.left = (int) Math.max(1, ascending.length - shown);
  }

  /**
   * Returns what becomes of a probability in this family: for one of its own, Holm's correction;
   * for another, that which one of its own would have.
   */
  double corrected(double probability) {
    int smaller = smaller(probability);
    double own = Math.min(1, Math.max(1, ascending.length - smaller) * probability);
    return smaller == 0 ? own : Math.max(corrected[smaller - 1], own);
  }

  private int smaller(double probability) {
    int from = 0;
    int to = ascending.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (ascending[middle] < probability) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** Returns the level that is left to a test which is not shown, after those that are. */
  double level() {
    return LEVEL / left;
  }

  /** Returns with how many seeds such a test can show anything: n give 2^(1-n) at the least. */
  int seedsNeeded() {
    int n = 1;
    while (Math.pow(2, 1.0 - n) > level()) {
      n++;
    }
    return n;
  }
}
