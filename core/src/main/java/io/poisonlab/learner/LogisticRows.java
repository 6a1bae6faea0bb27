// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Derivation;
import io.poisonlab.dataset.Table;
import java.util.List;

/**
 * Rows as the optimiser of a logistic regression sees them: features centred, and divided by the
 * square root of the curvature that they give the objective at most; a constant comes last. They do
 * not depend on the labels, so that trainings on the same rows share them.
 *
 * <p>Takes 16 bytes per value: the rows lie in memory row by row and feature by feature.
 *
 * @param means what was subtracted from each feature
 * @param scales what then divided it
 * @param constant the constant
 * @param penalties what the square of each parameter costs, that of the constant last
 * @param chunks the rows
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose
record LogisticRows(
    double[] means, double[] scales, double constant, double[] penalties, List<RowChunk> chunks) {
  /** The largest second derivative of a log loss by its score. */
  private static final double CURVATURE = 0.25;

  /**
   * Scales the encoded rows of a table.
   *
   * @param standardise as for {@link FeatureEncoder#fit}
   * @param lambda what the square of a weight costs, in the features' own units
   */
  record Scaled(boolean standardise, double lambda) implements Derivation<LogisticRows> {
    @Override
    public LogisticRows from(Table table) {
      return of(table.derived(new EncodedTable.Fitted(standardise)).rows(), lambda);
    }
  }

  private static LogisticRows of(double[][] rows, double lambda) {
    int width = rows[0].length;
    double[] means = new double[width];
    for (double[] row : rows) {
      for (int j = 0; j < width; j++) {
        means[j] += row[j] / rows.length;
      }
    }
    double[] squares = new double[width];
    for (double[] row : rows) {
      for (int j = 0; j < width; j++) {
        squares[j] += (row[j] - means[j]) * (row[j] - means[j]);
      }
    }
    double[] scales = new double[width];
    double[] penalties = new double[width + 1];
    for (int j = 0; j < width; j++) {
      scales[j] = Math.sqrt(CURVATURE * squares[j] + lambda);
      penalties[j] = lambda / (scales[j] * scales[j]);
    }
    double constant = 1 / Math.sqrt(CURVATURE * rows.length);
    double[][] scaled = new double[rows.length][width + 1];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < width; j++) {
        scaled[i][j] = (rows[i][j] - means[j]) / scales[j];
      }
      scaled[i][width] = constant;
    }
    return new LogisticRows(means, scales, constant, penalties, RowChunk.of(scaled));
  }
}
