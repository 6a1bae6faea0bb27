// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import java.io.Serial;
import java.util.Arrays;
import java.util.List;
import smile.util.function.DifferentiableMultivariateFunction;

/**
 * The sum of the log losses of a linear form per class, plus half the squared parameters times
 * their penalties.
 *
 * <p>Smile's own objective adds up rows in an order that depends on the number of threads, and
 * leaves the last class without a penalty; this one does neither. Optimisers ask for the value and
 * then for the gradient at the same place, so what the value took is kept: 8 bytes for each row and
 * class, beside two copies of the rows. For one thread.
 */
final class SoftmaxLoss implements DifferentiableMultivariateFunction {
  @Serial private static final long serialVersionUID = 1L;

  private final double[][] rows;
  private final transient List<RowChunk> chunks;
  private final int[] codes;
  private final int classCount;
  private final double[] penalties;

  /** For each class and row the probability at {@link #place}, less 1 for the row's own class. */
  private final double[][] errors;

  private double[] place = {};
  private double value;

  /**
   * Sets the problem.
   *
   * @param rows one or more, equally long
   * @param codes the class of each, in [0, {@code classCount})
   * @param penalties what the square of each parameter of a form costs
   */
  SoftmaxLoss(double[][] rows, int[] codes, int classCount, double[] penalties) {
    this.rows = rows;
    this.chunks = RowChunk.of(rows);
    this.codes = codes;
    this.classCount = classCount;
    this.penalties = penalties;
    this.errors = new double[classCount][rows.length];
  }

  @Override
  public double f(double[] parameters) {
    if (Arrays.equals(parameters, place)) {
      return value;
    }
    double loss = 0;
    double[][] scores = new double[classCount][];
    for (RowChunk chunk : chunks) {
      for (int code = 0; code < classCount; code++) {
        scores[code] = chunk.scores(parameters, code * penalties.length);
      }
      for (int i = 0; i < chunk.size(); i++) {
        loss += logLoss(scores, i, chunk.start() + i);
      }
    }
    for (int i = 0; i < parameters.length; i++) {
      loss += penalties[i % penalties.length] * parameters[i] * parameters[i] / 2;
    }
    place = parameters.clone();
    value = loss;
    return loss;
  }

  @Override
  public double g(double[] parameters, double[] gradient) {
    double loss = f(parameters);
    int width = penalties.length;
    for (int code = 0; code < classCount; code++) {
      double[] ofClass = new double[width];
      WeightedSum.add(rows, errors[code], 0, ofClass);
      for (int j = 0; j < width; j++) {
        int i = code * width + j;
        gradient[i] = ofClass[j] + penalties[j] * parameters[i];
      }
    }
    return loss;
  }

  /** Returns the log loss of a row, whose scores stand at {@code i}, and sets its errors. */
  private double logLoss(double[][] scores, int i, int row) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double[] ofClass : scores) {
      largest = Math.max(largest, ofClass[i]);
    }
    double sum = 0;
    for (int code = 0; code < classCount; code++) {
      errors[code][row] = Math.exp(scores[code][i] - largest);
      sum += errors[code][row];
    }
    for (double[] ofClass : errors) {
      ofClass[row] /= sum;
    }
    errors[codes[row]][row]--;
    return Math.log(sum) - (scores[codes[row]][i] - largest);
  }
}
