// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.neighbour;

/** Distances between rows. */
public final class Distances {
  private Distances() {}

  /**
   * Returns the squared Euclidean distance, summed in the order of the features as {@link
   * ExactSearch} does, so that it is the same wherever it is computed.
   *
   * @param a a row
   * @param b another, as long
   */
  public static double square(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = a[i] - b[i];
      sum += difference * difference;
    }
    return sum;
  }
}
