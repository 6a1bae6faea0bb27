// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows that are equal, or no farther from each other than a radius. */
final class Twins {
  private final double[][] rows;
  private final double square;
  private final int[][] groups;

  private Twins(double[][] rows, double square, int[][] groups) {
    this.rows = rows;
    this.square = square;
    this.groups = groups;
  }

  static Twins of(double[][] rows, double radius) {
    return new Twins(rows, radius * radius, radius == 0 ? groups(rows) : new int[0][]);
  }

  /** Returns the twins of a row, itself among them, ascending. */
  int[] of(int row) {
    return groups.length > 0
        ? groups[row]
        : IntStream.range(0, rows.length).filter(other -> near(rows[row], rows[other])).toArray();
  }

  private boolean near(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length && sum <= square; j++) {
      sum += (a[j] - b[j]) * (a[j] - b[j]);
    }
    return sum <= square;
  }

  private static int[][] groups(double[][] rows) {
    Map<List<Double>, List<Integer>> byValue =
        IntStream.range(0, rows.length)
            .boxed()
            .collect(
                Collectors.groupingBy(
                    row -> Arrays.stream(rows[row]).map(v -> v + 0.0).boxed().toList(),
                    HashMap::new,
                    Collectors.toList()));
    int[][] groups = new int[rows.length][];
    for (List<Integer> group : byValue.values()) {
      int[] members = group.stream().mapToInt(Integer::intValue).toArray();
      for (int row : members) {
        groups[row] = members;
      }
    }
    return groups;
  }
}
