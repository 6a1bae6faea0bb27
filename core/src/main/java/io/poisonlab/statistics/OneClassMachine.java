// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The one-class support vector machine with a Gaussian kernel: weights on rows whose mean
 * similarity to a row tells how well it lies among the others.
 *
 * <p>Minimises ½ αᵀKα with 0 ≤ α ≤ 1 and Σα = ν·n, solved by {@link KernelDual} until the gap is
 * below 10⁻⁷ times ν·n. Takes O(iterations · n · width); of the kernel at most 128 MB are kept.
 * Smile's own machine keeps the first rows instead of those with a weight, so its scores mean
 * nothing.
 */
public final class OneClassMachine {
  private static final double GAP = 1e-7;

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
    double[] alpha = solve(rows, gamma, total);
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

  private static double[] solve(double[][] rows, double gamma, double total) {
    double[] ones = new double[rows.length];
    Arrays.fill(ones, 1);
    double[] zeros = new double[rows.length];
    KernelDual dual =
        new KernelDual(
            zeros,
            zeros,
            ones,
            row ->
                Arrays.stream(rows)
                    .mapToDouble(other -> kernel(rows[row], other, gamma))
                    .toArray());
    double left = total;
    for (int row = 0; row < rows.length && left > 0; row++) {
      double weight = Math.min(1, left);
      dual.add(row, weight);
      left -= weight;
    }
    dual.solve(GAP * total);
    return dual.weights();
  }

  private static double kernel(double[] a, double[] b, double gamma) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = a[i] - b[i];
      sum += difference * difference;
    }
    return Math.exp(-gamma * sum);
  }
}
