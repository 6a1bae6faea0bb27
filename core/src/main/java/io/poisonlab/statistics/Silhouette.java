// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.statistics;

import io.poisonlab.neighbour.Distances;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** How well two groups of rows stand apart (Rousseeuw 1987). */
public final class Silhouette {
  private Silhouette() {}

  /**
   * Returns the mean over the rows of (b − a) / max(a, b): a is a row's mean distance to its own
   * group, b to the other one; a row alone in its group counts 0. Takes O(n² · width).
   *
   * @param group for the position of a row 0 or 1
   * @return a number in [−1, 1]; 0 where a group is empty
   */
  public static double ofTwo(double[][] rows, IntUnaryOperator group) {
    int n = rows.length;
    int[] groups = IntStream.range(0, n).map(group).toArray();
    int ones = IntStream.of(groups).sum();
    if (ones == 0 || ones == n) {
      return 0;
    }
    int[] sizes = {n - ones, ones};
    double[] each =
        IntStream.range(0, n)
            .parallel()
            .mapToDouble(row -> {
              double[] sums = new double[2];
              for (int other = 0; other < n; other++) {
                sums[groups[other]] += Math.sqrt(Distances.square(rows[row], rows[other]));
              }
              int own = groups[row];
              if (sizes[own] == 1) {
                return 0;
              }
              double a = sums[own] / (sizes[own] - 1);
              double b = sums[1 - own] / sizes[1 - own];
              return a == b ? 0 : (b - a) / Math.max(a, b);
            })
            .toArray();
    double sum = 0;
    for (double value : each) {
      sum += value;
    }
    return sum / n;
  }
}
