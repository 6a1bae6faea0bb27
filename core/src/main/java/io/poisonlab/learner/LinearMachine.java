// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.parallel.Cancellation;
import io.poisonlab.random.Seed;
import io.poisonlab.random.SmileRandom;
import io.poisonlab.statistics.KernelDual;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import smile.classification.LinearSVM;
import smile.math.kernel.LinearKernel;
import smile.model.svm.KernelMachine;
import smile.model.svm.LASVM;

/**
 * Fits a linear support vector machine to two classes.
 *
 * <p>The rows are brought to a mean square length of 1, which with a penalty larger by the same
 * factor is the same problem: tolerances are absolute. Up to {@value #FEW} rows the dual problem is
 * solved to its end by sequential minimal optimisation, which takes milliseconds. Of more rows
 * LASVM makes passes, and since it does not tell whether it has converged, four times as many until
 * the gap between the primal and the dual objective (Cortes and Vapnik, 1995, "Support-vector
 * networks", equations 24 and 26 with linear violations) is below 0.1 % of the primal one.
 */
final class LinearMachine {
  private static final Logger LOG = LoggerFactory.getLogger(LinearMachine.class);
  private static final double TOLERANCE = 1e-3;
  private static final double GAP = 1e-3;
  private static final double DUAL_TOLERANCE = 1e-7;
  private static final int PASSES = 10;
  private static final int FEW = 1_000;
  private static final int GROWTH = 4;

  /** Bounds the time on data for which LASVM converges slowly. */
  private static final int MOST_VISITS = 2_000_000;

  private final double[][] rows;
  private final int[] signs;
  private final double scale;
  private final double penalty;

  /**
   * Prepares the fit.
   *
   * @param rows the rows of both classes
   * @param signs +1 for the one, −1 for the other
   * @param c the penalty of a margin violation
   */
  LinearMachine(double[][] rows, int[] signs, double c) {
    double square = Arrays.stream(rows).mapToDouble(row -> dot(row, row) / rows.length).sum();
    this.scale = square > 0 ? Math.sqrt(square) : 1;
    this.rows =
        Arrays.stream(rows)
            .map(row -> Arrays.stream(row).map(value -> value / scale).toArray())
            .toArray(double[][]::new);
    this.signs = signs;
    this.penalty = c * scale * scale;
  }

  LinearSVM fit(Seed seed) {
    KernelMachine<double[]> machine = rows.length <= FEW ? minimal() : fit(PASSES, seed);
    int passes = PASSES;
    while (gap(machine) > GAP && (long) passes * GROWTH * rows.length <= MOST_VISITS) {
      Cancellation.check();
      passes *= GROWTH;
      machine = fit(passes, seed);
    }
    double left = gap(machine);
    if (left > GAP) {
      LOG.warn(
          "a linear SVM of {} rows has not converged in {} passes, duality gap {} %: its features"
              + " may be of very different units; standardise them",
          rows.length, passes, Math.round(100 * left));
    }
    double[] weights = new LinearSVM(machine).weights();
    double[] unscaled = Arrays.stream(weights).map(weight -> weight / scale).toArray();
    return new LinearSVM(
        new KernelMachine<>(
            new LinearKernel(), new double[][] {unscaled}, new double[] {1}, machine.intercept()));
  }

  /** Solves the dual problem to the end, which needs no passes, but the rows' similarities. */
  private KernelMachine<double[]> minimal() {
    KernelDual dual =
        KernelDual.ofClasses(
            signs,
            penalty,
            row -> Arrays.stream(rows).mapToDouble(other -> dot(rows[row], other)).toArray(),
            Arrays.stream(rows).mapToDouble(row -> dot(row, row)).toArray());
    dual.solve(DUAL_TOLERANCE);
    return new KernelMachine<>(new LinearKernel(), rows, dual.weights(), dual.intercept());
  }

  private KernelMachine<double[]> fit(int passes, Seed seed) {
    return SmileRandom.seeded(
        seed, () -> new LASVM<>(new LinearKernel(), penalty, TOLERANCE).fit(rows, signs, passes));
  }

  /** The gap between both objectives as a share of the primal one. */
  private double gap(KernelMachine<double[]> machine) {
    LinearSVM linear = new LinearSVM(machine);
    double regularisation = dot(linear.weights(), linear.weights()) / 2;
    double violations = 0;
    for (int i = 0; i < rows.length; i++) {
      violations += Math.max(0, 1 - signs[i] * linear.score(rows[i]));
    }
    double primal = regularisation + penalty * violations;
    double dual = Arrays.stream(machine.weights()).map(Math::abs).sum() - regularisation;
    return primal > 0 ? (primal - dual) / primal : 0;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
