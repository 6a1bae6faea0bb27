// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.neighbour;

/** Hoare's selection on keys, with the numbers that belong to them moved along. */
final class Halving {
  private Halving() {}

  /**
   * Moves the smallest keys to the front.
   *
   * @param keys the keys of {@code order[from]} onwards
   * @param middle where in {@code order} the larger ones shall begin
   */
  static void select(double[] keys, int[] order, int from, int middle) {
    int low = 0;
    int high = keys.length - 1;
    int wanted = middle - from;
    while (low < high) {
      double pivot = median(keys[low], keys[(low + high) >>> 1], keys[high]);
      int i = low;
      int j = high;
      while (i <= j) {
        while (keys[i] < pivot) {
          i++;
        }
        while (keys[j] > pivot) {
          j--;
        }
        if (i <= j) {
          swap(keys, order, from, i, j);
          i++;
          j--;
        }
      }
      if (wanted <= j) {
        high = j;
      } else if (wanted >= i) {
        low = i;
      } else {
        return;
      }
    }
  }

  private static void swap(double[] keys, int[] order, int from, int i, int j) {
    double key = keys[i];
    keys[i] = keys[j];
    keys[j] = key;
    int number = order[from + i];
    order[from + i] = order[from + j];
    order[from + j] = number;
  }

  private static double median(double a, double b, double c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }

  /**
   * Returns the value with this rank, 1 the largest; it and those above it end up last.
   *
   * @param from where to look: no value before is among those above
   */
  static float largest(float[] values, int from, int rank) {
    int low = from;
    int high = values.length - 1;
    int wanted = values.length - rank;
    while (low < high) {
      float pivot = values[(low + high) >>> 1];
      int i = low;
      int j = high;
      while (i <= j) {
        while (values[i] < pivot) {
          i++;
        }
        while (values[j] > pivot) {
          j--;
        }
        if (i <= j) {
          float value = values[i];
          values[i] = values[j];
          values[j] = value;
          i++;
          j--;
        }
      }
      if (wanted <= j) {
        high = j;
      } else if (wanted >= i) {
        low = i;
      } else {
        break;
      }
    }
    return values[wanted];
  }
}
