// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import java.util.function.IntUnaryOperator;

/** The mean of the values that were drawn. */
final class Means {
  private Means() {}

  static double of(double[] values, IntUnaryOperator drawn, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += values[drawn.applyAsInt(i)];
    }
    return sum / n;
  }
}
