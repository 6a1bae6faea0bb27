// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.statistics;

import org.hipparchus.distribution.continuous.ChiSquaredDistribution;

/** The distribution of squared Mahalanobis distances of normal rows. */
final class ChiSquare {
  private static final double ACCURACY = 1e-14;

  private ChiSquare() {}

  /** Returns the value that a share of the distribution lies below. */
  static double quantile(double degrees, double share) {
    return distribution(degrees).inverseCumulativeProbability(share);
  }

  /** Returns the probability of a greater value. */
  static double above(double degrees, double value) {
    return 1 - distribution(degrees).cumulativeProbability(value);
  }

  /**
   * Returns what the covariance of the share of normal rows that lie nearest must be multiplied
   * with (Croux and Haesbroeck 1999, eq. 4.2).
   */
  static double consistency(int width, double share) {
    return share >= 1
        ? 1
        : share / distribution(width + 2).cumulativeProbability(quantile(width, share));
  }

  private static ChiSquaredDistribution distribution(double degrees) {
    return new ChiSquaredDistribution(degrees, ACCURACY);
  }
}
