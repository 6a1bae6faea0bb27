// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.surrogate;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;

/**
 * The equations that tie the margin rows of a support vector machine and its intercept: the scores
 * of the rows, and the sum of their coefficients.
 */
final class MarginEquations {
  /** Keeps rows that are alike apart. */
  private static final double RIDGE = 1e-10;

  private MarginEquations() {}

  /**
   * Solves for the coefficients of the rows, and the intercept, which comes last.
   *
   * @param kernel all products
   * @param margin one row or more
   * @param scores what each row's score must be
   * @param sum what the coefficients must add up to
   */
  static double[] solve(double[][] kernel, int[] margin, double[] scores, double sum) {
    int n = margin.length;
    double[][] matrix = new double[n + 1][n + 1];
    double[] values = new double[n + 1];
    double diagonal = 0;
    for (int row : margin) {
      diagonal += kernel[row][row] / n;
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix[i][j] = kernel[margin[i]][margin[j]];
      }
      matrix[i][i] += RIDGE * (1 + diagonal);
      matrix[i][n] = 1;
      matrix[n][i] = 1;
      values[i] = scores[i];
    }
    values[n] = sum;
    // the ridge keeps the matrix regular, so that any pivot will do
    return new LUDecomposition(new Array2DRowRealMatrix(matrix, false), 0)
        .getSolver()
        .solve(new ArrayRealVector(values, false))
        .toArray();
  }
}
