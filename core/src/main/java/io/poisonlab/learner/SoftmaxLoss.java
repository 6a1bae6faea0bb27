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
 * class. For one thread.
 */
final class SoftmaxLoss implements DifferentiableMultivariateFunction {
  @Serial private static final long serialVersionUID = 1L;

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
   * @param rows one or more, and what parameters cost
   * @param codes the class of each, in [0, {@code classCount})
   */
  SoftmaxLoss(LogisticRows rows, int[] codes, int classCount) {
    this(rows.chunks(), codes, classCount, rows.penalties());
  }

  /**
   * Sets the problem.
   *
   * @param chunks the rows
   * @param codes the class of each, in [0, {@code classCount})
   * @param penalties what the square of each parameter of a form costs
   */
  SoftmaxLoss(List<RowChunk> chunks, int[] codes, int classCount, double[] penalties) {
    this.chunks = chunks;
    this.codes = codes;
    this.classCount = classCount;
    this.penalties = penalties;
    this.errors = new double[classCount][codes.length];
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
      loss += logLosses(scores, chunk);
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
    double[][] sums = new double[classCount][width];
    // chunk by chunk, so that rows are read from memory once for all classes
    for (RowChunk chunk : chunks) {
      for (int code = 0; code < classCount; code++) {
        chunk.add(errors[code], sums[code]);
      }
    }
    for (int i = 0; i < parameters.length; i++) {
      gradient[i] = sums[i / width][i % width] + penalties[i % width] * parameters[i];
    }
    return loss;
  }

  /** Returns the log losses of a chunk's rows, and sets their errors. */
  private double logLosses(double[][] scores, RowChunk chunk) {
    int size = chunk.size();
    int start = chunk.start();
    double[] largest = scores[0].clone();
    for (double[] ofClass : scores) {
      for (int i = 0; i < size; i++) {
        largest[i] = Math.max(largest[i], ofClass[i]);
      }
    }
    double[] sums = new double[size];
    for (int code = 0; code < classCount; code++) {
      double[] powers = errors[code];
      for (int i = 0; i < size; i++) {
        powers[start + i] = Math.exp(scores[code][i] - largest[i]);
      }
      for (int i = 0; i < size; i++) {
        sums[i] += powers[start + i];
      }
    }
    for (double[] ofClass : errors) {
      for (int i = 0; i < size; i++) {
        ofClass[start + i] /= sums[i];
      }
    }
    double loss = 0;
    for (int i = 0; i < size; i++) {
      int own = codes[start + i];
      errors[own][start + i]--;
      loss += Math.log(sums[i]) - (scores[own][i] - largest[i]);
    }
    return loss;
  }
}
