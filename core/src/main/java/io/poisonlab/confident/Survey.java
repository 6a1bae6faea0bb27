// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.confident;

import java.util.Arrays;

/**
 * All that is found in one pass over the probabilities: whether they are sound, the confident
 * thresholds, and the most probable class of each row.
 *
 * @param thresholds the mean probability of each class over the rows labelled with it
 * @param best the most probable class of each row, the first of equal ones
 * @param most its probability: kept, as looking it up again costs more than the pass
 * @param top whether the label of each row is the most probable class, or within a hair of it
 */
@SuppressWarnings("ArrayRecordComponent") // a million rows: they are not copied
record Survey(double[] thresholds, int[] best, double[] most, boolean[] top) {
  /** Above any probability, so that no row is confidently in a class that no row is labelled. */
  private static final double UNREACHABLE = 2;

  /**
   * Looks at each row once.
   *
   * @throws IllegalArgumentException for the first row that holds no probabilities
   */
  static Survey of(int[] labels, double[] values, int[] counts) {
    int rows = labels.length;
    Survey survey =
        new Survey(new double[counts.length], new int[rows], new double[rows], new boolean[rows]);
    Chunks chunks = Chunks.of(rows);
    double[][] sums = new double[chunks.count()][counts.length];
    int[] bad = new int[chunks.count()];
    chunks.forEach(
        (chunk, from, to) -> bad[chunk] = survey.look(labels, values, from, to, sums[chunk]));
    int first = Arrays.stream(bad).min().orElseThrow();
    if (first < Integer.MAX_VALUE) {
      throw unsound(values, first, counts.length);
    }
    survey.average(sums, counts);
    return survey;
  }

  /** Returns the first row that holds no probabilities, the largest integer if all do. */
  private int look(int[] labels, double[] values, int from, int to, double[] sums) {
    int classes = sums.length;
    for (int row = from; row < to; row++) {
      int at = row * classes;
      double highest = highest(values, at, at + classes);
      if (Double.isNaN(highest)) {
        return row;
      }
      int code = 0;
      while (values[at + code] != highest) {
        code++;
      }
      int label = labels[row];
      double own = values[at + label];
      double raised = own + LabelledProbabilities.SLACK;
      best[row] = code;
      most[row] = highest;
      top[row] = code == label || highest < raised || (highest == raised && code > label);
      sums[label] += own;
    }
    return Integer.MAX_VALUE;
  }

  /**
   * Returns the largest number of a row, NaN where they are no probabilities. The bits of numbers
   * that are not negative are in the order of the numbers, and integers are compared without a
   * branch, which would be guessed wrong at every new maximum.
   */
  private static double highest(double[] values, int from, int to) {
    long signs = 0;
    long most1 = 0;
    long most2 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    double sum4 = 0;
    int at = from;
    for (; at + 3 < to; at += 4) {
      long bits1 = Double.doubleToRawLongBits(values[at]);
      long bits2 = Double.doubleToRawLongBits(values[at + 1]);
      long bits3 = Double.doubleToRawLongBits(values[at + 2]);
      long bits4 = Double.doubleToRawLongBits(values[at + 3]);
      sum1 += values[at];
      sum2 += values[at + 1];
      sum3 += values[at + 2];
      sum4 += values[at + 3];
      signs |= bits1 | bits2 | bits3 | bits4;
      most1 = Math.max(most1, Math.max(bits1, bits2));
      most2 = Math.max(most2, Math.max(bits3, bits4));
    }
    for (; at < to; at++) {
      long bits = Double.doubleToRawLongBits(values[at]);
      sum1 += values[at];
      signs |= bits;
      most1 = Math.max(most1, bits);
    }
    double sum = sum1 + sum2 + (sum3 + sum4); // NaN spoils it
    return Math.abs(sum - 1) <= LabelledProbabilities.ROUNDING
            && (signs >= 0 || noneNegative(values, from, to))
        ? Double.longBitsToDouble(Math.max(most1, most2))
        : Double.NaN;
  }

  /** The sign of a zero does not matter. */
  private static boolean noneNegative(double[] values, int from, int to) {
    return Arrays.stream(values, from, to).allMatch(p -> p >= 0);
  }

  /** The sums of the chunks are added in the order of the rows. */
  private void average(double[][] sums, int[] counts) {
    for (double[] own : sums) {
      for (int code = 0; code < counts.length; code++) {
        thresholds[code] += own[code];
      }
    }
    for (int code = 0; code < counts.length; code++) {
      thresholds[code] =
          counts[code] == 0
              ? UNREACHABLE
              : Math.max(thresholds[code] / counts[code], 2 * LabelledProbabilities.SLACK);
    }
  }

  private static IllegalArgumentException unsound(double[] values, int row, int classes) {
    double sum = 0;
    for (int code = 0; code < classes; code++) {
      double value = values[row * classes + code];
      if (!(value >= 0)) {
        return new IllegalArgumentException(
            "row %d: probability of class %d must be in [0, 1], found %s"
                .formatted(row, code, value));
      }
      sum += value;
    }
    return new IllegalArgumentException(
        "row %d: probabilities must sum to 1, found the sum %s; divide each by it if they are weights"
            .formatted(row, sum));
  }
}
