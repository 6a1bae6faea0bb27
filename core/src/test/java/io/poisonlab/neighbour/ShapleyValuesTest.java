// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapleyValuesTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 10})
  void areWhatCountingAllSubsetsGives(int n) {
    RandomGenerator random = new Seed(n).generator();
    for (int k : new int[] {1, 2, 3, 7, 12}) {
      double[][] rows = rows(n, random);
      int[] labels = random.ints(n, 0, 3).toArray();
      double[][] judged = rows(4, random);
      int[] truth = random.ints(4, 0, 3).toArray();

      double[] values = ShapleyValues.of(rows, labels, k).over(judged, truth);

      assertThat(values).containsExactly(bySubsets(rows, labels, judged, truth, k), within(1e-12));
    }
  }

  /** The definition: contributions to all sets without the row, weighted by their sizes. */
  private static double[] bySubsets(
      double[][] rows, int[] labels, double[][] judged, int[] truth, int k) {
    int n = rows.length;
    double[] values = new double[n];
    for (int row = 0; row < n; row++) {
      for (int set = 0; set < 1 << n; set++) {
        if ((set >> row & 1) == 0) {
          double orders = n;
          int size = Integer.bitCount(set);
          for (int i = 1; i <= size; i++) {
            orders = orders * (n - i) / i;
          }
          double gain = 0;
          for (int j = 0; j < judged.length; j++) {
            gain += worth(set | 1 << row, rows, labels, judged[j], truth[j], k);
            gain -= worth(set, rows, labels, judged[j], truth[j], k);
          }
          values[row] += gain / orders / judged.length;
        }
      }
    }
    return values;
  }

  private static double worth(
      int set, double[][] rows, int[] labels, double[] judged, int truth, int k) {
    return (double)
            IntStream.range(0, rows.length)
                .filter(row -> (set >> row & 1) == 1)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> square(rows[row], judged)))
                .limit(k)
                .filter(row -> labels[row] == truth)
                .count()
        / k;
  }

  private static double square(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(j -> (a[j] - b[j]) * (a[j] - b[j])).sum();
  }

  /** Few values, so that many are equally far. */
  private static double[][] rows(int n, RandomGenerator random) {
    return IntStream.range(0, n)
        .mapToObj(_ -> random.ints(2, 0, 4).asDoubleStream().toArray())
        .toArray(double[][]::new);
  }

  @Test
  void addUpToWhatAllRowsAreWorth() {
    RandomGenerator random = new Seed(1).generator();
    double[][] rows = rows(500, random);
    int[] labels = random.ints(500, 0, 3).toArray();
    double[][] judged = rows(40, random);
    int[] truth = random.ints(40, 0, 3).toArray();
    double all = 0;
    for (int j = 0; j < 40; j++) {
      int own = j;
      all +=
          IntStream.of(ExactSearch.of(rows).nearest(judged[j], 5))
                  .filter(row -> labels[row] == truth[own])
                  .count()
              / 5.0
              / 40;
    }
    double[] values = ShapleyValues.of(rows, labels, 5).over(judged, truth);

    assertThat(Arrays.stream(values).sum()).isCloseTo(all, within(1e-12));
  }

  @Test
  void distancesOfAnyKindAreOrdered() {
    RandomGenerator random = new Seed(3).generator();
    int n = 3000;
    double[][] kinds = {
      random.doubles(n).toArray(),
      random.ints(n, 0, 5).asDoubleStream().toArray(),
      random.doubles(n).map(v -> 1 + 1e-13 * v).toArray(),
      random.doubles(n).map(v -> v < 0.001 ? 1e300 : 7 + 1e-12 * v).toArray(),
      random.doubles(n).map(v -> v < 0.01 ? Double.POSITIVE_INFINITY : v * 1e-300).toArray(),
      new double[n],
    };
    for (double[] distances : kinds) {
      int[] expected =
          IntStream.range(0, n)
              .boxed()
              .sorted(Comparator.comparingDouble(row -> distances[row]))
              .mapToInt(Integer::intValue)
              .toArray();
      int[] labels = random.ints(n, 0, 2).toArray();
      long[] found = new DistanceOrder(n).of(distances, labels, 1);
      assertThat(Arrays.stream(found).mapToInt(DistanceOrder::row).toArray())
          .containsExactly(expected);
      assertThat(Arrays.stream(found).mapToInt(DistanceOrder::agrees).toArray())
          .containsExactly(IntStream.of(expected).map(row -> labels[row]).toArray());
    }
  }

  @Test
  void refuseWhatHasNoValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ShapleyValues.of(new double[1][1], new int[1], 0))
        .withMessageContaining("k must be 1 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ShapleyValues.of(new double[0][], new int[0], 1))
        .withMessageContaining("found 0 rows");
  }
}
