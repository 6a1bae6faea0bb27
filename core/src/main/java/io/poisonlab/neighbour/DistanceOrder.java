// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.neighbour;

import java.util.Arrays;

/**
 * Orders rows by distance, equally far ones by row number, and carries along whether each has a
 * label. Holds room for one thread's work, 16 bytes a row.
 *
 * <p>The bits of numbers that are not negative are ordered as the numbers are. A row is one long:
 * the upper 32 bits in which the distances differ, the row number, and the label's bit. A radix
 * sort of the upper 22 leaves few rows out of place, and insertion puts those right, by the
 * distances themselves where 32 bits do not tell; where rows out of place are many, they are sorted
 * by comparison.
 */
final class DistanceOrder {
  private static final int DIGIT = 11;
  private static final int RADIX = 1 << DIGIT;
  private static final int MASK = RADIX - 1;
  private static final int LOW = Long.SIZE - 2 * DIGIT;
  private static final int HIGH = Long.SIZE - DIGIT;

  /** How many places rows may be moved by insertion, on average, before it is given up. */
  private static final int PATIENCE = 8;

  private final int[] low = new int[RADIX];
  private final int[] high = new int[RADIX];
  private final long[] entries;
  private final long[] other;

  DistanceOrder(int size) {
    entries = new long[size];
    other = new long[size];
  }

  /**
   * Returns the rows in order, to be read by {@link #row} and {@link #agrees}; the array is
   * overwritten by the next call.
   *
   * @param distances for each row, 0 or more, squared or not
   * @param labels the label of each row
   * @param wanted the label asked for
   */
  long[] of(double[] distances, int[] labels, int wanted) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (double distance : distances) {
      least = Math.min(least, distance);
      most = Math.max(most, distance);
    }
    long base = Double.doubleToRawLongBits(least);
    int left = Long.numberOfLeadingZeros((Double.doubleToRawLongBits(most) - base) | 1);
    Arrays.fill(low, 0);
    Arrays.fill(high, 0);
    for (int row = 0; row < entries.length; row++) {
      long key = ((Double.doubleToRawLongBits(distances[row]) - base) << left) & ~0xFFFFFFFFL;
      entries[row] = key | ((long) row << 1) | (labels[row] == wanted ? 1 : 0);
      low[(int) (key >>> LOW) & MASK]++;
      high[(int) (key >>> HIGH)]++;
    }
    scatter(entries, other, low, LOW);
    scatter(other, entries, high, HIGH);
    if (!inserted(distances)) {
      sort(distances);
    }
    return entries;
  }

  static int row(long entry) {
    return (int) entry >>> 1;
  }

  static int agrees(long entry) {
    return (int) entry & 1;
  }

  private static void scatter(long[] from, long[] to, int[] counts, int shift) {
    int next = 0;
    for (int digit = 0; digit < RADIX; digit++) {
      int count = counts[digit];
      counts[digit] = next;
      next += count;
    }
    for (long entry : from) {
      to[counts[(int) (entry >>> shift) & MASK]++] = entry;
    }
  }

  /** Puts right what is out of place; returns false if that is too much. */
  private boolean inserted(double[] distances) {
    long moves = (long) PATIENCE * entries.length;
    for (int i = 1; i < entries.length; i++) {
      long entry = entries[i];
      if (entries[i - 1] >>> Integer.SIZE >= entry >>> Integer.SIZE) {
        int at = i;
        while (at > 0 && farther(entries[at - 1], entry, distances)) {
          entries[at] = entries[at - 1];
          at--;
        }
        entries[at] = entry;
        moves -= i - at;
        if (moves < 0) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean farther(long a, long b, double[] distances) {
    long upper = a >>> Integer.SIZE;
    long bits = b >>> Integer.SIZE;
    return upper > bits || (upper == bits && distances[row(a)] > distances[row(b)]);
  }

  private void sort(double[] distances) {
    long[] sorted =
        Arrays.stream(entries)
            .boxed()
            .sorted((a, b) -> {
              int order = Double.compare(distances[row(a)], distances[row(b)]);
              return order == 0 ? Integer.compare(row(a), row(b)) : order;
            })
            .mapToLong(Long::longValue)
            .toArray();
    System.arraycopy(sorted, 0, entries, 0, entries.length);
  }
}
