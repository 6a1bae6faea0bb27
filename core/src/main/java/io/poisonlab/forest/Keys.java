// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.forest;

import java.util.Arrays;

/**
 * Sorts the rows of a node by a feature's code. A key holds the code in its upper half and what the
 * split search wants to know of the row in its lower half, so nothing is looked up after sorting.
 */
final class Keys {
  /** Up to here, insertion is faster than counting digits. */
  private static final int FEW = 48;

  private static final int DIGIT = 8;
  private static final int DIGITS = 1 << DIGIT;

  private final int[] positions = new int[DIGITS];
  private long[] keys;
  private long[] spare;

  Keys(int capacity) {
    keys = new long[capacity];
    spare = new long[capacity];
  }

  /** Returns the array to fill; {@link #sorted} overwrites it. */
  long[] toFill() {
    return keys;
  }

  /**
   * Sorts the first keys of {@link #toFill} by their codes.
   *
   * @param largest the largest code there can be
   */
  long[] sorted(int count, int largest) {
    if (count <= FEW) {
      insert(count);
    } else {
      int bits = Integer.SIZE - Integer.numberOfLeadingZeros(largest);
      for (int sorted = 0; sorted < bits; sorted += DIGIT) {
        distribute(count, Integer.SIZE + sorted);
      }
    }
    return keys;
  }

  private void insert(int count) {
    for (int i = 1; i < count; i++) {
      long key = keys[i];
      int at = i;
      while (at > 0 && keys[at - 1] > key) {
        keys[at] = keys[at - 1];
        at--;
      }
      keys[at] = key;
    }
  }

  /** One pass of a radix sort, by one digit, the order of equal digits kept. */
  private void distribute(int count, int shift) {
    int[] next = positions;
    Arrays.fill(next, 0);
    for (int i = 0; i < count; i++) {
      next[(int) (keys[i] >>> shift) & (DIGITS - 1)]++;
    }
    int sum = 0;
    for (int digit = 0; digit < DIGITS; digit++) {
      int size = next[digit];
      next[digit] = sum;
      sum += size;
    }
    for (int i = 0; i < count; i++) {
      long key = keys[i];
      spare[next[(int) (key >>> shift) & (DIGITS - 1)]++] = key;
    }
    long[] sorted = spare;
    spare = keys;
    keys = sorted;
  }
}
