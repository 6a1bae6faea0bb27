// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.evaluation;

import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The area under the ROC curve. */
public final class RocAuc {
  private RocAuc() {}

  /**
   * Returns the probability that a positive row scores higher than a negative one, ties counting
   * half: the statistic of Mann and Whitney, with mid-ranks for ties, in O(n log n).
   *
   * @param n the number of rows
   * @param score the score of each row, never NaN
   * @param positive whether a row is positive
   * @return in [0, 1]; NaN unless there are rows of both kinds
   */
  public static double of(int n, IntToDoubleFunction score, IntPredicate positive) {
    double[] all = IntStream.range(0, n).mapToDouble(score).sorted().toArray();
    double[] ofPositives =
        IntStream.range(0, n).filter(positive).mapToDouble(score).sorted().toArray();
    double rankSum = 0;
    int positives = 0;
    for (int from = 0; from < n; ) {
      int to = from;
      while (to < n && all[to] == all[from]) {
        to++;
      }
      double midRank = (from + 1 + to) / 2.0;
      while (positives < ofPositives.length && ofPositives[positives] == all[from]) {
        rankSum += midRank;
        positives++;
      }
      from = to;
    }
    double negatives = n - positives;
    return (rankSum - positives * (positives + 1.0) / 2) / (positives * negatives);
  }
}
