// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.forest;

import java.util.Arrays;

/**
 * Sorts the rows of a node by a feature's code. A key holds the code in its upper half and what the
 * split search wants to know of the row in its lower half, so nothing is looked up after sorting.
 *
 * <p>A handful of keys is sorted by insertion; some more are first dealt out to about as many
 * buckets as keys, so that insertion finds little to do; many go through a radix sort. Codes are
 * ranks or quantile bins, which lie evenly: so buckets fill evenly, and where they do not, the keys
 * are few.
 */
final class Keys {
  /** Up to here, plain insertion is fastest; measured. */
  private static final int HANDFUL = 12;

  /** Up to here, buckets are. Twice as many must fit into a digit. */
  private static final int SOME = 127;

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
    if (count <= SOME) {
      if (count > HANDFUL) {
        dealOut(count);
      }
      insert(count);
    } else {
      int bits = Integer.SIZE - Integer.numberOfLeadingZeros(largest);
      for (int sorted = 0; sorted < bits; sorted += DIGIT) {
        distribute(count, 0, Integer.SIZE + sorted, DIGITS);
      }
    }
    return keys;
  }

  private void insert(int count) {
    long[] sorted = keys;
    for (int i = 1; i < count; i++) {
      long key = sorted[i];
      int at = i;
      while (at > 0 && sorted[at - 1] > key) {
        sorted[at] = sorted[at - 1];
        at--;
      }
      sorted[at] = key;
    }
  }

  /** Puts the keys into buckets of equal width, at least one bucket for a key. */
  private void dealOut(int count) {
    long low = keys[0];
    long high = low;
    for (int i = 1; i < count; i++) {
      low = Math.min(low, keys[i]);
      high = Math.max(high, keys[i]);
    }
    int wanted = Integer.SIZE - Integer.numberOfLeadingZeros(count);
    int bits = Long.SIZE - Long.numberOfLeadingZeros(high - low);
    int shift = Math.max(Integer.SIZE, bits - wanted);
    distribute(count, low, shift, (int) ((high - low) >>> shift) + 1);
  }

  /**
   * Sorts by one digit, the order of equal digits kept.
   *
   * @param low what is subtracted from a key
   * @param shift where the digit begins
   * @param digits how many different digits there can be
   */
  private void distribute(int count, long low, int shift, int digits) {
    long[] from = keys;
    long[] to = spare;
    int[] next = positions;
    Arrays.fill(next, 0, digits, 0);
    for (int i = 0; i < count; i++) {
      next[(int) ((from[i] - low) >>> shift) & (DIGITS - 1)]++;
    }
    int sum = 0;
    for (int digit = 0; digit < digits; digit++) {
      int size = next[digit];
      next[digit] = sum;
      sum += size;
    }
    for (int i = 0; i < count; i++) {
      long key = from[i];
      to[next[(int) ((key - low) >>> shift) & (DIGITS - 1)]++] = key;
    }
    keys = to;
    spare = from;
  }
}
