// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.statistics;

import java.util.Arrays;
import org.hipparchus.stat.inference.KolmogorovSmirnovTest;

/** Tests whether two samples come from one distribution. */
public final class SampleTests {
  private SampleTests() {}

  /**
   * What a test found.
   *
   * @param distance how far the samples are apart, in [0, 1]
   * @param p the probability of as much or more, if they come from one distribution
   */
  public record Result(double distance, double p) {}

  /**
   * Compares numbers by the greatest difference of the distribution functions, with the asymptotic
   * probability of Kolmogorov and Smirnov (equal values make it too large, never too small).
   *
   * @param one two numbers or more
   * @param other two numbers or more
   */
  public static Result kolmogorovSmirnov(double[] one, double[] other) {
    double distance = distance(one, other);
    double p = new KolmogorovSmirnovTest().approximateP(distance, one.length, other.length);
    return new Result(distance, Math.clamp(p, 0, 1));
  }

  private static double distance(double[] one, double[] other) {
    double[] a = one.clone();
    double[] b = other.clone();
    Arrays.sort(a);
    Arrays.sort(b);
    int i = 0;
    int j = 0;
    double largest = 0;
    while (i < a.length && j < b.length) {
      double value = Math.min(a[i], b[j]);
      while (i < a.length && a[i] == value) {
        i++;
      }
      while (j < b.length && b[j] == value) {
        j++;
      }
      largest = Math.max(largest, Math.abs((double) i / a.length - (double) j / b.length));
    }
    return largest;
  }

  /**
   * Compares counts of categories by Pearson's chi-square; the distance is half of the sum of the
   * differences of the shares. Categories that neither sample has do not count.
   *
   * @param one for each category its count, one or more in all
   * @param other the same of the other sample
   */
  public static Result chiSquare(int[] one, int[] other) {
    double n = Arrays.stream(one).asLongStream().sum();
    double m = Arrays.stream(other).asLongStream().sum();
    double statistic = 0;
    double distance = 0;
    int kinds = 0;
    for (int i = 0; i < one.length; i++) {
      double both = (double) one[i] + other[i];
      if (both > 0) {
        kinds++;
        double expected = both * n / (n + m);
        double rest = both * m / (n + m);
        statistic += (one[i] - expected) * (one[i] - expected) / expected;
        statistic += (other[i] - rest) * (other[i] - rest) / rest;
        distance += Math.abs(one[i] / n - other[i] / m) / 2;
      }
    }
    double p = kinds < 2 ? 1 : ChiSquare.above(kinds - 1, statistic);
    return new Result(Math.min(1, distance), Math.clamp(p, 0, 1));
  }
}
