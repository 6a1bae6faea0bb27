// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import smile.data.Tuple;
import smile.data.type.StructType;
import smile.model.cart.InternalNode;

/**
 * Finds the threshold of a numeric split, which Smile keeps to itself: the largest double that goes
 * to the true branch. Doubles are ordered as their bits are, so a bisection over the bits finds it
 * in 64 steps.
 */
final class SplitThreshold {
  private SplitThreshold() {}

  static double of(InternalNode split, StructType schema) {
    double[] row = new double[schema.length()];
    Tuple tuple = Tuple.of(schema, row);
    long low = ordered(Double.NEGATIVE_INFINITY);
    long high = ordered(Double.POSITIVE_INFINITY);
    while (low < high) {
      long middle = low + ((high - low + 1) >>> 1);
      row[split.feature()] = value(middle);
      if (split.branch(tuple)) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return value(low);
  }

  /** Maps doubles to integers so that both are in the same order. */
  private static long ordered(double value) {
    long bits = Double.doubleToLongBits(value);
    return bits >= 0 ? bits : Long.MIN_VALUE - bits;
  }

  private static double value(long ordered) {
    return Double.longBitsToDouble(ordered >= 0 ? ordered : Long.MIN_VALUE - ordered);
  }
}
