// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.statistics;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.stat.ranking.NaNStrategy;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.hipparchus.stat.ranking.TiesStrategy;

/**
 * Wilcoxon's signed-rank test of paired differences, two-sided, in which differences of zero are
 * ranked with the others and then left out (Pratt 1959): {@code scipy.stats.wilcoxon} with {@code
 * zero_method="pratt"}.
 *
 * <p><b>Steps.</b> The differences are ranked by size, equal ones at their mean rank; the statistic
 * is the sum of the ranks of the positive ones. Up to {@value #MOST_TIED} differences its
 * distribution is exact, over all signs that the differences may have; up to {@value
 * #MOST_DISTINCT} too, where none are equal and none is zero; else it is the normal one, corrected
 * for zeros (Cureton 1967) and for equal sizes, not for continuity.
 *
 * <p><b>Deviations.</b> scipy has no probability for more than {@value #MOST_TIED} differences that
 * are all zero, or for a single zero; here it is 1, as for fewer.
 *
 * <p><b>Limitations.</b> Differences that are equal but for rounding are not equal here: round them
 * first. n differences cannot give less than 2<sup>1-n</sup>.
 *
 * <p>Takes O(n log n); the exact distribution O(n³) in time, O(n²) in memory.
 *
 * <p><b>Reference.</b> Wilcoxon (1945), "Individual comparisons by ranking methods"; Pratt (1959),
 * "Remarks on zeros and ties in the Wilcoxon signed rank procedures", section 3; Cureton (1967),
 * "The normal approximation to the signed-rank sampling distribution when zero differences are
 * present".
 */
public final class SignedRank {
  private static final int MOST_TIED = 13;
  private static final int MOST_DISTINCT = 50;

  private SignedRank() {}

  /**
   * Returns the probability of differences as one-sided as these or more so, if either sign is as
   * likely as the other.
   *
   * @param differences one or more
   */
  public static double p(double[] differences) {
    if (differences.length == 0) {
      throw new IllegalArgumentException("the signed-rank test needs one or more differences");
    }
    double[] sizes = Arrays.stream(differences).map(Math::abs).toArray();
    double[] ranks = new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE).rank(sizes);
    double positive = 0;
    for (int i = 0; i < ranks.length; i++) {
      positive += differences[i] > 0 ? ranks[i] : 0;
    }
    double[] ofNonZero = ofNonZero(ranks, differences);
    if (ofNonZero.length == 0) {
      return 1;
    }
    boolean exact =
        ranks.length <= MOST_TIED
            || (ranks.length <= MOST_DISTINCT
                && areDistinct(sizes)
                && ofNonZero.length == ranks.length);
    return exact ? exact(ofNonZero, positive) : normal(ofNonZero, ranks.length, positive);
  }

  private static double[] ofNonZero(double[] ranks, double[] differences) {
    double[] kept = new double[ranks.length];
    int n = 0;
    for (int i = 0; i < ranks.length; i++) {
      if (differences[i] != 0) {
        kept[n++] = ranks[i];
      }
    }
    return Arrays.copyOf(kept, n);
  }

  private static boolean areDistinct(double[] values) {
    return Arrays.stream(values).distinct().count() == values.length;
  }

  /** Counts the ways of each sum; mean ranks are halves, so twice a rank is a whole number. */
  private static double exact(double[] ranks, double positive) {
    int most = (int) Math.round(2 * Arrays.stream(ranks).sum());
    double[] share = new double[most + 1];
    share[0] = 1;
    int reached = 0;
    for (double rank : ranks) {
      int step = (int) Math.round(2 * rank);
      for (int sum = reached; sum >= 0; sum--) {
        share[sum] /= 2;
        share[sum + step] += share[sum];
      }
      reached += step;
    }
    int found = (int) Math.round(2 * positive);
    double below = 0;
    for (int sum = 0; sum <= found; sum++) {
      below += share[sum];
    }
    double above = 0;
    for (int sum = most; sum >= found; sum--) {
      above += share[sum];
    }
    return Math.min(1, 2 * Math.min(below, above));
  }

  private static double normal(double[] ranks, int n, double positive) {
    double zeros = n - ranks.length;
    double mean = (n * (n + 1.0) - zeros * (zeros + 1)) / 4;
    double variance =
        (n * (n + 1.0) * (2.0 * n + 1) - zeros * (zeros + 1) * (2 * zeros + 1) - ties(ranks) / 2)
            / 24;
    double distance = Math.abs(positive - mean) / Math.sqrt(variance);
    return 2 * new NormalDistribution().cumulativeProbability(-distance);
  }

  /** Returns the sum of t³ - t over the groups of t equal ranks. */
  private static double ties(double[] ranks) {
    double[] sorted = ranks.clone();
    Arrays.sort(sorted);
    double ties = 0;
    int from = 0;
    for (int i = 1; i <= sorted.length; i++) {
      if (i == sorted.length || sorted[i] != sorted[from]) {
        double t = i - from;
        ties += t * t * t - t;
        from = i;
      }
    }
    return ties;
  }
}
