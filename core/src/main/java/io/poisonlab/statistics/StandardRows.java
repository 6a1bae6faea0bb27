// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.statistics;

import java.util.stream.IntStream;

/** Brings columns to mean 0 and standard deviation 1, and leaves constant ones out. */
final class StandardRows {
  /** Below this share of its size, a column's deviation is rounding. */
  private static final double ROUNDING = 1e-13;

  private StandardRows() {}

  static double[][] of(double[][] rows) {
    int width = rows[0].length;
    double[] means = new double[width];
    double[] deviations = new double[width];
    for (int column = 0; column < width; column++) {
      for (double[] row : rows) {
        means[column] += row[column] / rows.length;
      }
      double size = 0;
      for (double[] row : rows) {
        double difference = row[column] - means[column];
        deviations[column] += difference * difference / rows.length;
        size = Math.max(size, Math.abs(row[column]));
      }
      deviations[column] = Math.sqrt(deviations[column]);
      if (deviations[column] <= ROUNDING * size) {
        deviations[column] = 0;
      }
    }
    int[] kept = IntStream.range(0, width).filter(column -> deviations[column] > 0).toArray();
    double[][] standard = new double[rows.length][kept.length];
    for (int row = 0; row < rows.length; row++) {
      for (int i = 0; i < kept.length; i++) {
        standard[row][i] = (rows[row][kept[i]] - means[kept[i]]) / deviations[kept[i]];
      }
    }
    return standard;
  }
}
