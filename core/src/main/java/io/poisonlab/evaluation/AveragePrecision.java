// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.evaluation;

import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The area under the precision-recall curve, as a step function. */
public final class AveragePrecision {
  private AveragePrecision() {}

  /**
   * Returns the sum over the thresholds of (recall − recall before) · precision, rows of equal
   * score being one threshold: scikit-learn's {@code average_precision_score}. Its chance level is
   * the share of positive rows. Takes O(n log n).
   *
   * @param n the number of rows
   * @param score the score of each row, never NaN
   * @param positive whether a row is positive
   * @return in (0, 1]; NaN where no row is positive
   */
  public static double of(int n, IntToDoubleFunction score, IntPredicate positive) {
    double[] scores = IntStream.range(0, n).mapToDouble(score).toArray();
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer row) -> -scores[row]))
            .mapToInt(Integer::intValue)
            .toArray();
    long positives = IntStream.range(0, n).filter(positive).count();
    double sum = 0;
    long hits = 0;
    for (int from = 0; from < n; ) {
      int to = from;
      long before = hits;
      while (to < n && scores[order[to]] == scores[order[from]]) {
        hits += positive.test(order[to]) ? 1 : 0;
        to++;
      }
      sum += (double) (hits - before) / positives * hits / to;
      from = to;
    }
    return positives == 0 ? Double.NaN : sum;
  }
}
