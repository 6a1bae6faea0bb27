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
    double[] shares = new double[classCount];
    double loss = 0;
    for (int i = 0; i < rows.length; i++) {
      loss += logLoss(rows[i], codes[i], parameters, shares);
    }
    for (int i = 0; i < parameters.length; i++) {
      double pull = penalties[i % penalties.length] * parameters[i];
      loss += pull * parameters[i] / 2;
    }
    return loss;
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
      double score = dot(row, parameters, code * row.length);
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

  /** Sums in four lanes, so that no addition waits for the one before. */
  private static double dot(double[] row, double[] parameters, int from) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int j = 0;
    for (; j + 3 < row.length; j += 4) {
      a += parameters[from + j] * row[j];
      b += parameters[from + j + 1] * row[j + 1];
      c += parameters[from + j + 2] * row[j + 2];
      d += parameters[from + j + 3] * row[j + 3];
    }
    for (; j < row.length; j++) {
      a += parameters[from + j] * row[j];
    }
    return a + b + (c + d);
  }
}
