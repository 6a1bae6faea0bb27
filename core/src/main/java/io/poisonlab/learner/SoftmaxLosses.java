// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

/** The log loss of several classes, a linear form each: ln Σ exp(scores) less the own score. */
final class SoftmaxLosses implements TermLoss {
  private final int[] codes;

  /** For each row the probability of each class. */
  private final double[][] shares;

  /**
   * Sets the problem.
   *
   * @param codes the class of each row, in [0, {@code classCount})
   */
  SoftmaxLosses(int[] codes, int classCount) {
    this.codes = codes;
    this.shares = new double[codes.length][classCount];
  }

  @Override
  public int forms() {
    return shares[0].length;
  }

  @Override
  public double at(int row, double[] scores) {
    double highest = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      highest = Math.max(highest, score);
    }
    double sum = 0;
    double[] share = shares[row];
    for (int code = 0; code < share.length; code++) {
      share[code] = Math.exp(scores[code] - highest);
      sum += share[code];
    }
    double loss = Math.log(sum) - (scores[codes[row]] - highest);
    for (int code = 0; code < share.length; code++) {
      share[code] /= sum;
      scores[code] = share[code];
    }
    scores[codes[row]]--;
    return loss;
  }

  @Override
  public void curve(int row, double[] directions) {
    double[] share = shares[row];
    double mean = 0;
    for (int code = 0; code < share.length; code++) {
      mean += share[code] * directions[code];
    }
    for (int code = 0; code < share.length; code++) {
      directions[code] = share[code] * (directions[code] - mean);
    }
  }

  @Override
  public void diagonal(int row, double[] derivatives) {
    double[] share = shares[row];
    for (int code = 0; code < share.length; code++) {
      derivatives[code] = share[code] * (1 - share[code]);
    }
  }
}
