// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

/**
 * The loss of a row as a function of its linear forms, with the derivatives that a Newton step
 * needs: convex, and differentiable once. It remembers of each row what it was last asked at;
 * different rows may be asked by different threads.
 */
sealed interface TermLoss permits LogLoss, SoftmaxLosses, SquaredHinge {
  /** Returns the number of linear forms. */
  int forms();

  /**
   * Returns the loss of a row.
   *
   * @param scores the value of each form; replaced by the derivative of the loss by that form
   */
  double at(int row, double[] scores);

  /** Returns whether the second derivatives at the row are 0, so that it need not be asked. */
  default boolean isFlat(int row) {
    return false;
  }

  /**
   * Multiplies by the second derivatives.
   *
   * @param directions how fast each form changes; replaced by how fast the derivative does
   */
  void curve(int row, double[] directions);

  /** Sets to each form its second derivative. */
  void diagonal(int row, double[] derivatives);
}
