// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactSearchTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void agreesWithSortingAllRows(long seed) {
    Random random = new Random(seed);
    // small integers, so that many distances are equal
    double[][] rows =
        IntStream.range(0, 60)
            .mapToObj(_ -> random.doubles(3).map(v -> Math.floor(4 * v)).toArray())
            .toArray(double[][]::new);
    ExactSearch search = ExactSearch.of(rows);
    for (int k = 1; k <= rows.length; k++) {
      double[] query = random.doubles(3).map(v -> Math.floor(4 * v)).toArray();
      int[] expected = sorted(rows, query).limit(k).toArray();
      assertThat(search.nearest(query, k)).isEqualTo(expected);
      assertThat(Arrays.stream(search.search(query, k)).mapToInt(n -> n.index()))
          .containsExactly(Arrays.stream(expected).boxed().toArray(Integer[]::new));
      int row = random.nextInt(rows.length);
      int others = Math.min(k, rows.length - 1);
      assertThat(search.nearestOthers(row, others))
          .isEqualTo(sorted(rows, rows[row]).filter(i -> i != row).limit(others).toArray());
    }
  }

  @Test
  void equalRowsAllCount() {
    ExactSearch search = ExactSearch.of(new double[][] {{5}, {1}, {1}, {1}});
    assertThat(search.nearest(new double[] {1}, 3)).containsExactly(1, 2, 3);
    assertThat(search.nearestOthers(2, 2)).containsExactly(1, 3);
    assertThat(search.search(new double[] {4}, 2)[1].distance()).isEqualTo(3);
  }

  @Test
  void laterChangesOfTheArrayDoNotMatter() {
    double[][] rows = {{1}, {2}};
    ExactSearch search = ExactSearch.of(rows);
    rows[0][0] = 100;
    assertThat(search.nearest(new double[] {0}, 1)).containsExactly(0);
  }

  @Test
  void tooManyNeighboursAreRefused() {
    ExactSearch search = ExactSearch.of(new double[][] {{1}, {2}});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> search.nearest(new double[] {0}, 3))
        .withMessage("number of neighbours must be in [1, 2], the rows to choose from, found 3");
    assertThatIllegalArgumentException().isThrownBy(() -> search.nearest(new double[] {0}, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> search.nearestOthers(0, 2));
  }

  private static IntStream sorted(double[][] rows, double[] query) {
    return IntStream.range(0, rows.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> square(rows[i], query)))
        .mapToInt(Integer::intValue);
  }

  private static double square(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> (a[i] - b[i]) * (a[i] - b[i])).sum();
  }
}
