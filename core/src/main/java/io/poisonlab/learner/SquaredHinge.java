// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

/**
 * The squared hinge loss of two classes, max(0, 1 − sign · score)²; of its second derivatives, 2
 * within the margin and 0 outside, as of a generalised Hessian.
 */
final class SquaredHinge implements TermLoss {
  private final int[] signs;
  private final boolean[] violated;

  /**
   * Sets the problem.
   *
   * @param signs 1 for the rows for which a high score speaks, −1 for the others
   */
  SquaredHinge(int[] signs) {
    this.signs = signs;
    this.violated = new boolean[signs.length];
  }

  @Override
  public int forms() {
    return 1;
  }

  @Override
  public double at(int row, double[] scores) {
    double violation = Math.max(0, 1 - signs[row] * scores[0]);
    violated[row] = violation > 0;
    scores[0] = -2 * signs[row] * violation;
    return violation * violation;
  }

  @Override
  public boolean isFlat(int row) {
    return !violated[row];
  }

  @Override
  public void curve(int row, double[] directions) {
    directions[0] *= 2;
  }

  @Override
  public void diagonal(int row, double[] derivatives) {
    derivatives[0] = 2;
  }
}
