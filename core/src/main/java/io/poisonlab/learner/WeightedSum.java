// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

/**
 * Sums of weighted vectors, four at a time and in one fixed order; its loops have the form that the
 * compiler turns into instructions on several numbers at once.
 */
final class WeightedSum {
  private WeightedSum() {}

  /**
   * Adds the vectors, each times its weight, to a sum.
   *
   * @param vectors as long as the sum, or longer
   * @param weights that of the first vector stands at {@code from}, the others follow
   */
  static void add(double[][] vectors, double[] weights, int from, double[] sum) {
    int next = 0;
    for (; next + 3 < vectors.length; next += 4) {
      addFour(vectors, next, weights, from + next, sum);
    }
    for (; next < vectors.length; next++) {
      double weight = weights[from + next];
      double[] vector = vectors[next];
      for (int i = 0; i < sum.length; i++) {
        sum[i] += weight * vector[i];
      }
    }
  }

  private static void addFour(
      double[][] vectors, int next, double[] weights, int from, double[] sum) {
    double[] a = vectors[next];
    double[] b = vectors[next + 1];
    double[] c = vectors[next + 2];
    double[] d = vectors[next + 3];
    double ofA = weights[from];
    double ofB = weights[from + 1];
    double ofC = weights[from + 2];
    double ofD = weights[from + 3];
    for (int i = 0; i < sum.length; i++) {
      sum[i] += ofA * a[i] + ofB * b[i] + (ofC * c[i] + ofD * d[i]);
    }
  }
}
