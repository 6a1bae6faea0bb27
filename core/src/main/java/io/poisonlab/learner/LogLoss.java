// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

/** The log loss of two classes, ln(1 + exp(−sign · score)). */
final class LogLoss implements TermLoss {
  private final int[] signs;

  /** For each row the probability of the class that it does not have. */
  private final double[] errors;

  /**
   * Sets the problem.
   *
   * @param signs 1 for the rows for which a high score speaks, −1 for the others
   */
  LogLoss(int[] signs) {
    this.signs = signs;
    this.errors = new double[signs.length];
  }

  @Override
  public int forms() {
    return 1;
  }

  @Override
  public double at(int row, double[] scores) {
    double margin = signs[row] * scores[0];
    double power = Math.exp(-Math.abs(margin));
    errors[row] = (margin > 0 ? power : 1) / (1 + power);
    scores[0] = -signs[row] * errors[row];
    return Math.log(1 + power) + Math.max(0, -margin);
  }

  @Override
  public void curve(int row, double[] directions) {
    directions[0] *= errors[row] * (1 - errors[row]);
  }

  @Override
  public void diagonal(int row, double[] derivatives) {
    derivatives[0] = errors[row] * (1 - errors[row]);
  }
}
