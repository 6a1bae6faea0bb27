// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.surrogate;

/**
 * A model of the victim: trained on the rows that are attacked and the points kept so far, judged
 * by its mean loss on validation rows. Not safe for use by several threads.
 */
public interface Surrogate {
  /** Returns the validation loss without a further point. */
  double loss();

  /** Returns the share of the validation rows that are predicted right, without a further point. */
  double accuracy();

  /**
   * Trains with one more point, which {@link Trial#keep} makes a part of the training rows.
   *
   * @param at where the point stands
   * @param sign its class, +1 or −1
   * @param copies how often it counts, above 0
   */
  Trial with(double[] at, int sign, double copies);

  /** The model trained with one more point. */
  interface Trial {
    /** Returns where the point stands. */
    double[] at();

    /** Returns the validation loss. */
    double loss();

    /** Returns the share of the validation rows that are predicted right. */
    double accuracy();

    /** Returns the gradient of the validation loss by the point's features. */
    double[] gradient();

    /** Trains with the point elsewhere; starts from this solution, which stays as it is. */
    Trial moved(double[] to);

    /** Makes the point a part of the training rows; other trials are void from then on. */
    void keep();
  }
}
