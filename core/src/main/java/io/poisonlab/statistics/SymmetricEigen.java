// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.statistics;

import java.util.Arrays;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;

/**
 * Eigenvalues, the greatest first, and eigenvectors of a symmetric matrix without negative ones.
 *
 * <p>The library's iteration compares what is left with the eigenvalues beside it, so that it may
 * not end where many of them are zero, as of images that share a faint pattern. It does end where
 * the mean of the eigenvalues is added to each of them, which leaves the vectors as they are.
 */
final class SymmetricEigen {
  private final EigenDecompositionSymmetric shifted;
  private final double shift;

  private SymmetricEigen(double[][] matrix, double shift) {
    double[][] sum = new double[matrix.length][];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = matrix[i].clone();
      sum[i][i] += shift;
    }
    this.shifted = new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(sum));
    this.shift = shift;
  }

  /** Decomposes a matrix of one row or more. Takes O(width³). */
  static SymmetricEigen of(double[][] matrix) {
    try {
      return new SymmetricEigen(matrix, 0);
    } catch (MathIllegalStateException _) {
      double trace = 0;
      for (int i = 0; i < matrix.length; i++) {
        trace += matrix[i][i];
      }
      return new SymmetricEigen(matrix, trace / matrix.length);
    }
  }

  /** Returns the eigenvalues, the greatest first. */
  double[] values() {
    return Arrays.stream(shifted.getEigenvalues()).map(value -> value - shift).toArray();
  }

  /** Returns the eigenvector of one of them, of length 1. */
  double[] vector(int index) {
    return shifted.getEigenvector(index).toArray();
  }
}
