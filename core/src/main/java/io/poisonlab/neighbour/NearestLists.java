// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.neighbour;

import java.util.Arrays;

/**
 * The k nearest rows known so far of each of n places: heaps whose top is the farthest, by squared
 * distance and then by row number. What a list ends up holding does not depend on the order of the
 * offers. Takes 12 k + 8 bytes a place.
 *
 * <p>Not safe for several threads on one place; different places may be filled at once.
 */
final class NearestLists {
  private static final int BITS = 8;
  private static final int BLOCK = 1 << BITS;
  private static final int MASK = BLOCK - 1;

  private final int k;

  /** For each block of places their lists, one after the other. */
  private final double[][] squares;

  private final int[][] rows;

  /** The tops of the heaps, so that they lie side by side. */
  private final double[] limits;

  /** Starts n lists of k rows that are infinitely far. */
  NearestLists(int n, int k) {
    this.k = k;
    int blocks = (n + BLOCK - 1) / BLOCK;
    squares = new double[blocks][];
    rows = new int[blocks][];
    limits = new double[n];
    Arrays.fill(limits, Double.POSITIVE_INFINITY);
    for (int block = 0; block < blocks; block++) {
      int length = Math.multiplyExact(Math.min(BLOCK, n - block * BLOCK), k);
      squares[block] = new double[length];
      Arrays.fill(squares[block], Double.POSITIVE_INFINITY);
      rows[block] = new int[length];
      Arrays.fill(rows[block], Integer.MAX_VALUE);
    }
  }

  int k() {
    return k;
  }

  /** Returns the row at this place of a list. */
  int row(int place, int index) {
    return rows[place >> BITS][(place & MASK) * k + index];
  }

  /** Returns the squared distance at this place of a list. */
  double square(int place, int index) {
    return squares[place >> BITS][(place & MASK) * k + index];
  }

  /** Returns the squared distance that a row must not exceed to be let in. */
  double limit(int place) {
    return limits[place];
  }

  /** Returns whether a list holds a row. */
  boolean holds(int place, int row) {
    int[] held = rows[place >> BITS];
    int start = (place & MASK) * k;
    for (int i = start; i < start + k; i++) {
      if (held[i] == row) {
        return true;
      }
    }
    return false;
  }

  /** Lets a row in, for the farthest, if it is nearer than that. */
  void offer(int place, int row, double square) {
    double[] heap = squares[place >> BITS];
    int[] held = rows[place >> BITS];
    int top = (place & MASK) * k;
    if (square < heap[top] || (square == heap[top] && row < held[top])) {
      sink(heap, held, top, k, square, row);
      limits[place] = Math.min(limits[place], heap[top]);
    }
  }

  /** Lowers a limit: k rows within this squared distance are still to be offered. */
  void promise(int place, double square) {
    limits[place] = Math.min(limits[place], square);
  }

  /** Orders a list, nearest first; it takes no offers after that. */
  void sort(int place) {
    double[] heap = squares[place >> BITS];
    int[] held = rows[place >> BITS];
    int top = (place & MASK) * k;
    for (int last = k - 1; last > 0; last--) {
      double square = heap[top + last];
      int row = held[top + last];
      heap[top + last] = heap[top];
      held[top + last] = held[top];
      sink(heap, held, top, last, square, row);
    }
  }

  /** Puts a row in at the top of a heap of this size and lets it sink to where it belongs. */
  private static void sink(double[] heap, int[] held, int top, int size, double square, int row) {
    int at = 0;
    int child = 1;
    while (child < size) {
      if (child + 1 < size && farther(heap, held, top + child + 1, top + child)) {
        child++;
      }
      double other = heap[top + child];
      if (square > other || (square == other && row > held[top + child])) {
        break;
      }
      heap[top + at] = other;
      held[top + at] = held[top + child];
      at = child;
      child = 2 * at + 1;
    }
    heap[top + at] = square;
    held[top + at] = row;
  }

  private static boolean farther(double[] heap, int[] held, int a, int b) {
    return heap[a] > heap[b] || (heap[a] == heap[b] && held[a] > held[b]);
  }
}
