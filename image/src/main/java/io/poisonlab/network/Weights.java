// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.network;

import java.util.Arrays;

/**
 * Numbers of single precision in row-major order: weights outside the engine.
 *
 * @param values the numbers
 * @param shape the sizes, whose product is their number
 */
@SuppressWarnings("ArrayRecordComponent") // large; stays within the package
record Weights(float[] values, long[] shape) {
  Weights {
    long size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    if (size != values.length) {
      throw new IllegalArgumentException(
          "weights of shape %s are %d numbers, found %d"
              .formatted(Arrays.toString(shape), size, values.length));
    }
  }
}
