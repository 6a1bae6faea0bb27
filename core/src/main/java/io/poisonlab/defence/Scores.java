// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.statistics.Median;
import java.util.Arrays;

/** Brings scores of any scale to [0, 1], the order kept. */
public final class Scores {
  private static final double HALF = 0.5;

  private Scores() {}

  /**
   * Returns raw / (raw + median): 0.5 is what is usual in these data, 1 is infinitely far. Where
   * the median is 0, a raw 0 stays 0 and every other score is compared with the mean.
   *
   * @param raw finite numbers, 0 or more, such as distances
   * @return numbers in [0, 1)
   */
  public static double[] relativeToMedian(double[] raw) {
    double median = raw.length == 0 ? 0 : Median.of(raw);
    double scale = median > 0 ? median : Arrays.stream(raw).average().orElse(0);
    return Arrays.stream(raw).map(v -> v == 0 ? 0 : v / (v + scale)).toArray();
  }

  /**
   * Returns numbers that may be negative: 0.5 is neutral, above it is what is above 0. A raw as far
   * from 0 as is usual in these data becomes 0.25 or 0.75; all 0 where all are.
   *
   * @param raw finite numbers, above 0 where suspicious
   * @return numbers in [0, 1]
   */
  public static double[] aroundZero(double[] raw) {
    double[] sizes = relativeToMedian(Arrays.stream(raw).map(Math::abs).toArray());
    double[] scores = new double[raw.length];
    boolean any = Arrays.stream(raw).anyMatch(value -> value != 0);
    for (int row = 0; row < scores.length; row++) {
      scores[row] = any ? HALF + HALF * Math.signum(raw[row]) * sizes[row] : 0;
    }
    return scores;
  }
}
