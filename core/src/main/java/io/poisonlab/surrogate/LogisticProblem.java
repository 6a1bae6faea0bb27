// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.surrogate;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.DecompositionSolver;

/**
 * The objective of a logistic regression: Σ weight · log(1 + exp(−y f(x))) + |w|² / (2c), the
 * intercept, last of the parameters, free. Its rows may be exchanged and added to.
 */
final class LogisticProblem {
  /** Keeps the Hessian positive where every row's curvature underflows. */
  private static final double LEAST_CURVATURE = 1e-12;

  final double[][] rows;
  final int[] signs;
  final double[] weights;
  private final double penalty;
  private final int width;

  LogisticProblem(Samples training, double copies, double c, int points) {
    int capacity = training.size() + points + 1;
    rows = Arrays.copyOf(training.rows, capacity);
    signs = Arrays.copyOf(training.signs, capacity);
    weights = new double[capacity];
    Arrays.fill(weights, 0, training.size(), copies);
    penalty = 1 / c;
    width = training.width();
  }

  void set(int row, double[] at, int sign, double weight) {
    rows[row] = at;
    signs[row] = sign;
    weights[row] = weight;
  }

  static double score(double[] parameters, double[] row) {
    double sum = parameters[row.length];
    for (int j = 0; j < row.length; j++) {
      sum += parameters[j] * row[j];
    }
    return sum;
  }

  /** log(1 + exp(−margin)), for any margin. */
  static double logLoss(double margin) {
    return margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin;
  }

  /** The derivative of {@link #logLoss} by the margin, negated: the probability of an error. */
  static double errorShare(double margin) {
    return margin > 0 ? 1 / (1 + 1 / Math.exp(-margin)) : 1 / (1 + Math.exp(margin));
  }

  double objective(double[] parameters, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += weights[i] * logLoss(signs[i] * score(parameters, rows[i]));
    }
    for (int j = 0; j < width; j++) {
      sum += penalty * parameters[j] * parameters[j] / 2;
    }
    return sum;
  }

  /** The gradient of the objective over the first {@code n} rows. */
  double[] gradient(double[] parameters, int n) {
    double[] gradient = new double[width + 1];
    for (int i = 0; i < n; i++) {
      double[] row = rows[i];
      double slope = -weights[i] * signs[i] * errorShare(signs[i] * score(parameters, row));
      for (int j = 0; j < width; j++) {
        gradient[j] += slope * row[j];
      }
      gradient[width] += slope;
    }
    for (int j = 0; j < width; j++) {
      gradient[j] += penalty * parameters[j];
    }
    return gradient;
  }

  /** Returns what solves equations with the Hessian over the first {@code n} rows. */
  DecompositionSolver hessian(double[] parameters, int n) {
    double[][] hessian = new double[width + 1][width + 1];
    for (int i = 0; i < n; i++) {
      double[] row = rows[i];
      double share = errorShare(score(parameters, row));
      double curvature = weights[i] * share * (1 - share);
      for (int j = 0; j < width; j++) {
        double part = curvature * row[j];
        for (int k = 0; k <= j; k++) {
          hessian[j][k] += part * row[k];
        }
        hessian[width][j] += part;
      }
      hessian[width][width] += curvature;
    }
    for (int j = 0; j <= width; j++) {
      hessian[j][j] += j < width ? penalty : LEAST_CURVATURE;
      for (int k = 0; k < j; k++) {
        hessian[k][j] = hessian[j][k];
      }
    }
    return new CholeskyDecomposition(new Array2DRowRealMatrix(hessian, false), 1e-10, 0)
        .getSolver();
  }

  static double[] solve(DecompositionSolver solver, double[] values) {
    return solver.solve(new ArrayRealVector(values, false)).toArray();
  }
}
