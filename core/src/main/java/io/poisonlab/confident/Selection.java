// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.confident;

import java.util.Arrays;

/** Finds what sorting would put at a place, without sorting. */
final class Selection {
  private static final int SMALL = 16;

  private Selection() {}

  /**
   * Returns the value at place {@code k} of the first {@code length} values in ascending order; the
   * values change places. Takes O(length), or O(length · log length) where the pivots are bad.
   */
  static double at(double[] values, int length, int k) {
    int low = 0;
    int high = length - 1;
    int patience = 2 * (Integer.SIZE - Integer.numberOfLeadingZeros(length));
    while (high - low > SMALL && patience-- > 0) {
      double pivot =
          median(
              median(values[low], values[(low + high) >>> 1], values[high]),
              values[low + ((high - low) >> 2)],
              values[high - ((high - low) >> 2)]);
      int left = low;
      int right = high;
      while (left <= right) {
        while (values[left] < pivot) {
          left++;
        }
        while (values[right] > pivot) {
          right--;
        }
        if (left <= right) {
          double moved = values[left];
          values[left++] = values[right];
          values[right--] = moved;
        }
      }
      if (k <= right) {
        high = right;
      } else if (k >= left) {
        low = left;
      } else {
        return values[k];
      }
    }
    Arrays.sort(values, low, high + 1);
    return values[k];
  }

  private static double median(double a, double b, double c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
