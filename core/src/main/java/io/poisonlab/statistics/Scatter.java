// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.statistics;

import java.util.Optional;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;

/** Centre and covariance of some rows, and squared Mahalanobis distances from them. */
final class Scatter {
  private static final double SYMMETRY = 1e-12;

  /** Variances are measured against 1: the rows come standardised. */
  private static final double SINGULAR = 1e-11;

  private final double[] centre;
  private final double[][] lower;

  private Scatter(double[] centre, double[][] lower) {
    this.centre = centre;
    this.lower = lower;
  }

  /**
   * Fits centre and covariance (divided by the number of rows) to the chosen rows.
   *
   * @param factor what the covariance is multiplied with, for consistency
   * @param shrinkage the share of the identity in the covariance, in [0, 1)
   * @return nothing where the covariance is singular
   */
  static Optional<Scatter> of(double[][] rows, int[] chosen, double factor, double shrinkage) {
    int width = rows[0].length;
    double[] centre = new double[width];
    for (int row : chosen) {
      for (int i = 0; i < width; i++) {
        centre[i] += rows[row][i];
      }
    }
    for (int i = 0; i < width; i++) {
      centre[i] /= chosen.length;
    }
    double[][] covariance = covariance(rows, chosen, centre);
    for (int i = 0; i < width; i++) {
      for (int j = 0; j <= i; j++) {
        double value = covariance[i][j] * (factor * (1 - shrinkage)) + (i == j ? shrinkage : 0);
        covariance[i][j] = value;
        covariance[j][i] = value;
      }
    }
    try {
      double[][] lower =
          new CholeskyDecomposition(MatrixUtils.createRealMatrix(covariance), SYMMETRY, SINGULAR)
              .getL()
              .getData();
      return Optional.of(new Scatter(centre, lower));
    } catch (MathIllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static double[][] covariance(double[][] rows, int[] chosen, double[] centre) {
    int width = centre.length;
    double[][] sums = new double[width][width];
    double[] difference = new double[width];
    for (int row : chosen) {
      for (int i = 0; i < width; i++) {
        difference[i] = rows[row][i] - centre[i];
      }
      for (int i = 0; i < width; i++) {
        double left = difference[i];
        double[] sum = sums[i];
        for (int j = 0; j <= i; j++) {
          sum[j] += left * difference[j];
        }
      }
    }
    for (double[] sum : sums) {
      for (int j = 0; j < width; j++) {
        sum[j] /= chosen.length;
      }
    }
    return sums;
  }

  /** Returns the logarithm of the covariance's determinant. */
  double logDeterminant() {
    double sum = 0;
    for (int i = 0; i < lower.length; i++) {
      sum += 2 * Math.log(lower[i][i]);
    }
    return sum;
  }

  /** Returns the squared Mahalanobis distance of each row from the centre. */
  double[] squaredDistances(double[][] rows) {
    double[] squares = new double[rows.length];
    double[] place = new double[centre.length];
    for (int row = 0; row < rows.length; row++) {
      whiten(rows[row], place);
      for (double value : place) {
        squares[row] += value * value;
      }
    }
    return squares;
  }

  /** Returns the rows measured from the centre, so turned and scaled that they vary by 1. */
  double[][] whitened(double[][] rows) {
    double[][] whitened = new double[rows.length][centre.length];
    for (int row = 0; row < rows.length; row++) {
      whiten(rows[row], whitened[row]);
    }
    return whitened;
  }

  private void whiten(double[] row, double[] place) {
    for (int i = 0; i < centre.length; i++) {
      double value = row[i] - centre[i];
      for (int j = 0; j < i; j++) {
        value -= lower[i][j] * place[j];
      }
      place[i] = value / lower[i][i];
    }
  }
}
