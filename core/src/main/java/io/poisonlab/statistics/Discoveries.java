// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Corrects the probabilities of many tests for their number. */
public final class Discoveries {
  private Discoveries() {}

  /**
   * Returns the largest probability that is still a discovery if false ones are to make up no more
   * than a share of them (Benjamini and Hochberg 1995); 0 where there is none.
   *
   * @param some the smallest probabilities of the tests; the others are 1
   * @param tests how many tests were made
   * @param share the share of false discoveries, in (0, 1)
   */
  public static double limit(double[] some, long tests, double share) {
    double[] sorted = some.clone();
    Arrays.sort(sorted);
    double limit = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (sorted[i] <= share * (i + 1) / tests) {
        limit = sorted[i];
      }
    }
    return limit;
  }

  /**
   * Returns the probabilities corrected so that the chance of one false discovery or more stays
   * below the level they are compared with (Holm 1979), in the order given.
   */
  public static double[] holm(double[] probabilities) {
    int n = probabilities.length;
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> probabilities[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] corrected = new double[n];
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, Math.min(1, (n - i) * probabilities[order[i]]));
      corrected[order[i]] = largest;
    }
    return corrected;
  }
}
