// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import java.io.Serial;
import java.util.Arrays;
import smile.util.function.DifferentiableMultivariateFunction;

/**
 * The sum of the log losses of a linear form per class, plus half the squared parameters times
 * their penalties.
 *
 * <p>Smile's own objective adds up rows in an order that depends on the number of threads, and
 * leaves the last class without a penalty; this one does neither.
 */
final class SoftmaxLoss implements DifferentiableMultivariateFunction {
  @Serial private static final long serialVersionUID = 1L;

  private final double[][] rows;
  private final int[] codes;
  private final int classCount;
  private final double[] penalties;

  /**
   * Sets the problem.
   *
   * @param rows one or more, equally long
   * @param codes the class of each, in [0, {@code classCount})
   * @param penalties what the square of each parameter of a form costs
   */
  SoftmaxLoss(double[][] rows, int[] codes, int classCount, double[] penalties) {
    this.rows = rows;
    this.codes = codes;
    this.classCount = classCount;
    this.penalties = penalties;
  }

  @Override
  public double f(double[] parameters) {
    return g(parameters, new double[parameters.length]);
  }

  @Override
  public double g(double[] parameters, double[] gradient) {
    int width = penalties.length;
    Arrays.fill(gradient, 0);
    double[] shares = new double[classCount];
    double loss = 0;
    for (int i = 0; i < rows.length; i++) {
      double[] row = rows[i];
      loss += logLoss(row, codes[i], parameters, shares);
      shares[codes[i]]--;
      for (int code = 0; code < classCount; code++) {
        for (int j = 0; j < width; j++) {
          gradient[code * width + j] += shares[code] * row[j];
        }
      }
    }
    for (int i = 0; i < parameters.length; i++) {
      double pull = penalties[i % width] * parameters[i];
      loss += pull * parameters[i] / 2;
      gradient[i] += pull;
    }
    return loss;
  }

  /** Returns the log loss of a row and sets the probabilities of the classes. */
  private double logLoss(double[] row, int truth, double[] parameters, double[] shares) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int code = 0; code < classCount; code++) {
      double score = 0;
      for (int j = 0; j < row.length; j++) {
        score += parameters[code * row.length + j] * row[j];
      }
      shares[code] = score;
      largest = Math.max(largest, score);
    }
    double own = shares[truth] - largest;
    double sum = 0;
    for (int code = 0; code < classCount; code++) {
      shares[code] = Math.exp(shares[code] - largest);
      sum += shares[code];
    }
    for (int code = 0; code < classCount; code++) {
      shares[code] /= sum;
    }
    return Math.log(sum) - own;
  }
}
