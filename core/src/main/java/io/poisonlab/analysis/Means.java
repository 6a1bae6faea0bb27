// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import java.util.function.IntUnaryOperator;

/** Sums and means of the values that were drawn. */
final class Means {
  private Means() {}

  static double sum(double[] values, IntUnaryOperator drawn, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += values[drawn.applyAsInt(i)];
    }
    return sum;
  }

  static double of(double[] values, IntUnaryOperator drawn, int n) {
    return sum(values, drawn, n) / n;
  }
}
