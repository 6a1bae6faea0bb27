// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.statistics;

import java.util.Arrays;

/**
 * How far rows lie out along directions in which they vary more than they should, those of the
 * greatest excess counting most.
 *
 * <p>Dong, Hopkins and Li (2019), "Quantum entropy scoring for fast robust mean estimation and
 * improved outlier detection", arXiv 1906.11366, section 1.2: with Σ the second moment of the rows
 * and Q = exp(α (Σ − I) / (‖Σ‖ − 1)), the score of a row w is wᵀQw / tr(Q). Takes O(n · w² + w³)
 * for width w.
 */
public final class QuantumEntropy {
  private QuantumEntropy() {}

  /**
   * Returns the scores.
   *
   * @param rows one or more, so whitened that rows without fault would vary by 1 in each direction
   * @param alpha how much the direction of the greatest excess outweighs the others, 0 or more: 0
   *     is the squared length, infinity that direction alone
   * @return for each row a number, 0 or more; 1 on average where there is no excess
   */
  public static double[] scores(double[][] rows, double alpha) {
    int width = rows[0].length;
    double[] scores = new double[rows.length];
    if (width == 0) {
      return scores;
    }
    SymmetricEigen eigen = SymmetricEigen.of(secondMoment(rows, width));
    double[] values = eigen.values();
    double greatest = Arrays.stream(values).max().orElse(1) - 1;
    double[] weights =
        Arrays.stream(values)
            .map(value -> greatest > 0 ? Math.exp(alpha * (value - 1 - greatest) / greatest) : 1)
            .toArray(); // over the greatest, which cancels and keeps them finite
    double sum = Arrays.stream(weights).sum();
    for (int i = 0; i < width; i++) {
      double[] direction = eigen.vector(i);
      for (int row = 0; row < rows.length; row++) {
        double along = 0;
        for (int j = 0; j < width; j++) {
          along += rows[row][j] * direction[j];
        }
        scores[row] += weights[i] / sum * along * along;
      }
    }
    return scores;
  }

  private static double[][] secondMoment(double[][] rows, int width) {
    double[][] moment = new double[width][width];
    for (double[] row : rows) {
      for (int i = 0; i < width; i++) {
        for (int j = 0; j <= i; j++) {
          moment[i][j] += row[i] * row[j] / rows.length;
          moment[j][i] = moment[i][j];
        }
      }
    }
    return moment;
  }
}
