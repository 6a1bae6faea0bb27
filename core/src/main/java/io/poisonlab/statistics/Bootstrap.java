// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.statistics;

import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Intervals of 95 % by drawing the measured values again and again, with replacement.
 *
 * <p><b>Steps.</b> For a mean the ends are bias-corrected and accelerated (BCa), because accuracies
 * are bounded and skewed: the share of resampled means below the mean of the sample gives the bias,
 * the skewness of the sample the acceleration, and both move the percentiles that are read off. For
 * any other statistic, {@link #percentiles} reads off the percentiles as they are.
 *
 * <p>The same values give the same interval, always: all samples of one size share their draws,
 * which come from the seed and the size alone. So a sweep of thousands of cells draws once.
 *
 * <p><b>Limitations.</b> A handful of values cannot show how far they may stray: from 5 normal
 * values the interval holds the true mean in about 83 % of the cases instead of 95 %, from 10 in 90
 * %, from 20 in 93 % ({@code BootstrapTest} measures it).
 *
 * <p>Takes O(resamples · n); draws of up to {@value #MOST_KEPT} values in all are kept.
 *
 * <p><b>Reference.</b> Efron and Tibshirani (1993), "An Introduction to the Bootstrap", equations
 * 14.9, 14.10, 14.14 and 14.15.
 */
public final class Bootstrap {
  private static final int RESAMPLES = 2000;
  private static final double TAIL = 0.025;
  private static final int MOST_KEPT = 4_000_000;
  private static final NormalDistribution NORMAL = new NormalDistribution();

  private final int resamples;
  private final Seed seed;
  private final Map<Integer, int[]> kept = new ConcurrentHashMap<>();

  /**
   * Draws from a seed.
   *
   * @param resamples how often, 100 or more
   */
  public Bootstrap(int resamples, Seed seed) {
    if (resamples < 100) {
      throw new IllegalArgumentException("resamples must be 100 or more, found " + resamples);
    }
    this.resamples = resamples;
    this.seed = seed;
  }

  /** Draws 2,000 times from a fixed seed. */
  public static Bootstrap standard() {
    return new Bootstrap(RESAMPLES, new Seed(0).fork("bootstrap"));
  }

  /** A value of a resample, which is given as the positions of the values drawn. */
  @FunctionalInterface
  public interface Statistic {
    /**
     * Computes it.
     *
     * @param drawn for each place of the resample the position of the value that was drawn
     * @param n how many places there are
     */
    double of(IntUnaryOperator drawn, int n);
  }

  /** Returns the interval of the mean; nothing for fewer than two values. */
  public Optional<Interval> mean(double[] values) {
    int n = values.length;
    if (n < 2) {
      return Optional.empty();
    }
    double least = Arrays.stream(values).min().orElseThrow();
    double most = Arrays.stream(values).max().orElseThrow();
    if (most - least <= 4 * Math.ulp(most)) {
      return Optional.of(new Interval(least, most));
    }
    double mean = Arrays.stream(values).sum() / n;
    double squares = 0;
    double cubes = 0;
    for (double value : values) {
      double off = value - mean;
      squares += off * off;
      cubes += off * off * off;
    }
    double[] means = means(values);
    Arrays.sort(means);
    double bias = NORMAL.inverseCumulativeProbability(rank(means, mean));
    double acceleration = cubes / (6 * Math.pow(squares, 1.5));
    return Optional.of(
        new Interval(
            quantile(means, moved(TAIL, bias, acceleration)),
            quantile(means, moved(1 - TAIL, bias, acceleration))));
  }

  /**
   * Returns the statistic of each resample, in ascending order; infinities are welcome.
   *
   * @param n how many values there are to draw from, one or more
   */
  public double[] resampled(int n, Statistic statistic) {
    double[] values = each(n, statistic);
    Arrays.sort(values);
    return values;
  }

  /** Returns the interval between the percentiles 2.5 and 97.5 of any statistic that is finite. */
  public Interval percentiles(int n, Statistic statistic) {
    double[] values = resampled(n, statistic);
    return new Interval(quantile(values, TAIL), quantile(values, 1 - TAIL));
  }

  private double[] means(double[] values) {
    double[] means = new double[resamples];
    forEach(
        values.length,
        (draws, from, resample) -> {
          double sum = 0;
          for (int i = from; i < from + values.length; i++) {
            sum += values[draws[i]];
          }
          means[resample] = sum / values.length;
        });
    return means;
  }

  private double[] each(int n, Statistic statistic) {
    double[] values = new double[resamples];
    forEach(
        n,
        (draws, from, resample) ->
            values[resample] = statistic.of(place -> draws[from + place], n));
    return values;
  }

  /** Takes a resample: its draws stand together, from a position on. */
  private interface Taker {
    void take(int[] draws, int from, int resample);
  }

  private void forEach(int n, Taker taker) {
    if ((long) n * resamples <= MOST_KEPT) {
      int[] draws = kept.computeIfAbsent(n, _ -> draws(n, n * resamples, generator(n)));
      for (int i = 0; i < resamples; i++) {
        taker.take(draws, i * n, i);
      }
    } else {
      RandomGenerator random = generator(n);
      for (int i = 0; i < resamples; i++) {
        taker.take(draws(n, n, random), 0, i);
      }
    }
  }

  private RandomGenerator generator(int n) {
    return seed.fork(n).generator();
  }

  private static int[] draws(int n, int count, RandomGenerator random) {
    int[] draws = new int[count];
    Arrays.setAll(draws, _ -> random.nextInt(n));
    return draws;
  }

  /** Returns the share of the means below the sample's, equal ones counted half, never 0 or 1. */
  private static double rank(double[] sorted, double mean) {
    double slack = 4 * Math.ulp(mean);
    double below = 0;
    for (double value : sorted) {
      below += value < mean - slack ? 1 : value <= mean + slack ? 0.5 : 0;
    }
    return Math.clamp(below, 0.5, sorted.length - 0.5) / sorted.length;
  }

  /** Efron and Tibshirani (1993), equation 14.10. */
  private static double moved(double share, double bias, double acceleration) {
    double z = bias + NORMAL.inverseCumulativeProbability(share);
    return NORMAL.cumulativeProbability(bias + z / (1 - acceleration * z));
  }

  /** Returns the value below which a share of them lies, between the two nearest. */
  private static double quantile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int low = (int) at;
    int high = Math.min(low + 1, sorted.length - 1);
    double between = at - low;
    return between == 0 ? sorted[low] : sorted[low] + between * (sorted[high] - sorted[low]);
  }
}
