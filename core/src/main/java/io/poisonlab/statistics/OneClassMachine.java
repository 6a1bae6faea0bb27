// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.statistics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The one-class support vector machine with a Gaussian kernel: weights on rows whose mean
 * similarity to a row tells how well it lies among the others.
 *
 * <p>Minimises ½ αᵀKα with 0 ≤ α ≤ 1 and Σα = ν·n by sequential minimal optimisation, the pair
 * chosen by second order (Fan, Chen and Lin 2005), until the gap is below 10⁻⁷ times ν·n. Takes
 * O(iterations · n · width); of the kernel at most 128 MB are kept. Smile's own machine keeps the
 * first rows instead of those with a weight, so its scores mean nothing.
 */
public final class OneClassMachine {
  private static final double GAP = 1e-7;
  private static final double LEAST_CURVATURE = 1e-12;
  private static final int KEPT_VALUES = 1 << 24;

  private final double[][] vectors;
  private final double[] weights;
  private final double gamma;

  private OneClassMachine(double[][] vectors, double[] weights, double gamma) {
    this.vectors = vectors;
    this.weights = weights;
    this.gamma = gamma;
  }

  /**
   * Fits the machine.
   *
   * @param rows one or more
   * @param nu the share of rows that may lie outside, in (0, 1]
   * @param gamma the kernel is exp(−gamma · squared distance)
   */
  public static OneClassMachine fit(double[][] rows, double nu, double gamma) {
    double total = nu * rows.length;
    double[] alpha = new Solver(rows, gamma, total).solve();
    int[] kept = IntStream.range(0, rows.length).filter(row -> alpha[row] > 0).toArray();
    return new OneClassMachine(
        Arrays.stream(kept).mapToObj(row -> rows[row]).toArray(double[][]::new),
        Arrays.stream(kept).mapToDouble(row -> alpha[row] / total).toArray(),
        gamma);
  }

  /**
   * Returns the weighted mean of the kernel between a row and the rows fitted: the decision value
   * of the usual machine, divided by ν·n, plus its offset.
   *
   * @return a number in [0, 1]
   */
  public double similarity(double[] row) {
    double sum = 0;
    for (int i = 0; i < vectors.length; i++) {
      sum += weights[i] * kernel(row, vectors[i], gamma);
    }
    return Math.min(1, sum);
  }

  private static double kernel(double[] a, double[] b, double gamma) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = a[i] - b[i];
      sum += difference * difference;
    }
    return Math.exp(-gamma * sum);
  }

  private static final class Solver {
    private final double[][] rows;
    private final double gamma;
    private final double total;
    private final double[] alpha;
    private final double[] gradient;
    private final Map<Integer, double[]> kept;

    Solver(double[][] rows, double gamma, double total) {
      this.rows = rows;
      this.gamma = gamma;
      this.total = total;
      this.alpha = new double[rows.length];
      this.gradient = new double[rows.length];
      int most = Math.max(2, KEPT_VALUES / rows.length);
      this.kept =
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, double[]> eldest) {
              return size() > most;
            }
          };
    }

    double[] solve() {
      double left = total;
      for (int row = 0; row < rows.length && left > 0; row++) {
        alpha[row] = Math.min(1, left);
        left -= alpha[row];
        add(row, alpha[row]);
      }
      long most = Math.max(1_000_000L, 100L * rows.length);
      for (long step = 0; step < most; step++) {
        int up = steepest();
        int down = up < 0 ? -1 : partner(up);
        if (down < 0) {
          break;
        }
        double curvature = Math.max(LEAST_CURVATURE, 2 - 2 * line(up)[down]);
        double change = (gradient[down] - gradient[up]) / curvature;
        change = Math.min(change, Math.min(1 - alpha[up], alpha[down]));
        alpha[up] = change == 1 - alpha[up] ? 1 : alpha[up] + change;
        alpha[down] = change == alpha[down] ? 0 : alpha[down] - change;
        add(up, change);
        add(down, -change);
      }
      return alpha;
    }

    /** Returns the row that gains most from more weight. */
    private int steepest() {
      int best = -1;
      for (int row = 0; row < rows.length; row++) {
        if (alpha[row] < 1 && (best < 0 || gradient[row] < gradient[best])) {
          best = row;
        }
      }
      return best;
    }

    /** Returns the row to take the weight from, or −1 where the gap is closed. */
    private int partner(int up) {
      double[] line = line(up);
      double widest = 0;
      double most = 0;
      int best = -1;
      for (int row = 0; row < rows.length; row++) {
        double gap = gradient[row] - gradient[up];
        if (alpha[row] > 0 && gap > 0) {
          widest = Math.max(widest, gap);
          double gain = gap * gap / Math.max(LEAST_CURVATURE, 2 - 2 * line[row]);
          if (gain > most) {
            most = gain;
            best = row;
          }
        }
      }
      return widest < GAP * total ? -1 : best;
    }

    private void add(int row, double change) {
      double[] line = line(row);
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] += change * line[i];
      }
    }

    private double[] line(int row) {
      double[] known = kept.get(row);
      if (known == null) {
        known = new double[rows.length];
        for (int i = 0; i < known.length; i++) {
          known[i] = kernel(rows[row], rows[i], gamma);
        }
        kept.put(row, known);
      }
      return known;
    }
  }
}
