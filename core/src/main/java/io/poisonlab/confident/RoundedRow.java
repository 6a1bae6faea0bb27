// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.confident;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Rounds numbers to integers that have the rounded sum of the numbers. */
final class RoundedRow {
  private RoundedRow() {}

  /**
   * Rounds each to the nearest integer, halves to even, and then moves those that were rounded
   * farthest the wrong way by 1 until the sum is right. Where the sum is not finite nothing is
   * moved, and what is not finite becomes 0.
   */
  static int[] of(double[] exact) {
    double[] rounded = new double[exact.length];
    for (int i = 0; i < exact.length; i++) {
      rounded[i] = Math.rint(exact[i]);
    }
    double wanted = Math.rint(PairwiseSum.of(exact));
    double missing = wanted - Math.rint(PairwiseSum.of(rounded));
    while (Math.abs(missing) > LabelledProbabilities.SLACK) {
      int step = missing < 0 ? -1 : 1;
      for (int i :
          farthest(exact, rounded, step, (int) Math.min(Math.abs(missing), exact.length))) {
        rounded[i] += step;
      }
      missing = wanted - Math.rint(PairwiseSum.of(rounded));
    }
    int[] result = new int[exact.length];
    for (int i = 0; i < exact.length; i++) {
      result[i] = Double.isFinite(rounded[i]) ? (int) rounded[i] : 0;
    }
    return result;
  }

  /** Of equally far ones, the last are raised first and the first are lowered first. */
  private static int[] farthest(double[] exact, double[] rounded, int step, int count) {
    Comparator<Integer> lowered =
        Comparator.<Integer>comparingDouble(i -> exact[i] - rounded[i])
            .thenComparing(Comparator.naturalOrder());
    return IntStream.range(0, exact.length)
        .boxed()
        .sorted(step < 0 ? lowered : lowered.reversed())
        .limit(count)
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
