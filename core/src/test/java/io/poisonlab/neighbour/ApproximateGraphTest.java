// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.poisonlab.random.Seed;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApproximateGraphTest {
  private static final Seed SEED = new Seed(1);

  @ParameterizedTest
  @CsvSource({"20000, 4, 10, 0.99", "12000, 8, 20, 0.99", "12000, 12, 5, 0.8"})
  void findsTheShareAskedForAndNotAll(int n, int width, int k, double asked) {
    double[][] rows = gaussian(n, width);
    NeighbourGraph graph = NeighbourGraph.approximate(rows, k, asked, SEED);

    assertThat(share(graph, NeighbourGraph.exact(rows, k))).isBetween(asked, 0.9999);
    assertThat(graph.recall(rows, 400, new Seed(2))).isGreaterThan(asked);
    for (int row = 0; row < n; row += 37) {
      wellFormed(graph, rows, row);
    }
  }

  @Test
  void duplicatesAndSmallSetsHaveAllTheirNeighbours() {
    double[][] equal = new double[5000][3];
    assertThat(NeighbourGraph.approximate(equal, 4, 0.9, SEED).recall(equal, 50, SEED))
        .isEqualTo(1);
    double[][] few = gaussian(900, 3);
    assertThat(share(NeighbourGraph.approximate(few, 4, 0.5, SEED), NeighbourGraph.exact(few, 4)))
        .isEqualTo(1);
  }

  @Test
  void everyRowHasItsListFullWhereClustersAreOfVeryDifferentSize() {
    RandomGenerator random = new Seed(3).generator();
    double[][] rows =
        IntStream.range(0, 4000)
            .mapToObj(_ -> {
              double size = Math.exp(3 * random.nextGaussian());
              return IntStream.range(0, 3).mapToDouble(_ -> size * random.nextGaussian()).toArray();
            })
            .toArray(double[][]::new);
    NeighbourGraph graph = NeighbourGraph.approximate(rows, 150, 0.9, SEED);
    IntStream.range(0, rows.length).forEach(row -> wellFormed(graph, rows, row));
    assertThat(graph.recall(rows, 200, SEED)).isGreaterThan(0.9);
  }

  @Test
  void rowsThatOccurManyTimesHaveEachOther() {
    double[][] different = gaussian(500, 6);
    double[][] rows =
        IntStream.range(0, 6000).mapToObj(i -> different[i % 500]).toArray(double[][]::new);
    NeighbourGraph graph = NeighbourGraph.approximate(rows, 5, 0.9, SEED);
    for (int row = 0; row < rows.length; row++) {
      wellFormed(graph, rows, row);
      assertThat(graph.square(row, 4)).isZero();
    }
  }

  @Test
  void oneThreadGivesTheSame() throws Exception {
    double[][] rows = gaussian(6000, 4);
    NeighbourGraph many = NeighbourGraph.approximate(rows, 6, 0.9, SEED);
    try (ForkJoinPool pool = new ForkJoinPool(1)) {
      NeighbourGraph one = pool.submit(() -> NeighbourGraph.approximate(rows, 6, 0.9, SEED)).get();
      for (int row = 0; row < rows.length; row++) {
        for (int i = 0; i < 6; i++) {
          assertThat(one.neighbour(row, i)).isEqualTo(many.neighbour(row, i));
        }
      }
    }
  }

  @Test
  void aShareMustBeOne() {
    double[][] rows = gaussian(10, 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NeighbourGraph.approximate(rows, 2, 1.5, SEED))
        .withMessage("recall must be in (0, 1), found 1.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NeighbourGraph.approximate(rows, 10, 0.9, SEED));
  }

  private static void wellFormed(NeighbourGraph graph, double[][] rows, int row) {
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < graph.k(); i++) {
      int neighbour = graph.neighbour(row, i);
      assertThat(neighbour).isNotEqualTo(row);
      assertThat(seen.add(neighbour)).isTrue();
      assertThat(graph.square(row, i)).isEqualTo(Distances.square(rows[row], rows[neighbour]));
      assertThat(i == 0 || graph.square(row, i) >= graph.square(row, i - 1)).isTrue();
    }
  }

  private static double share(NeighbourGraph graph, NeighbourGraph exact) {
    return IntStream.range(0, graph.size())
            .mapToLong(row ->
                IntStream.range(0, graph.k())
                    .filter(i -> graph.square(row, i) <= exact.square(row, graph.k() - 1))
                    .count())
            .sum()
        / (double) graph.size()
        / graph.k();
  }

  private static double[][] gaussian(int n, int width) {
    RandomGenerator random = new Seed(n).generator();
    return IntStream.range(0, n)
        .mapToObj(_ -> IntStream.range(0, width).mapToDouble(_ -> random.nextGaussian()).toArray())
        .toArray(double[][]::new);
  }
}
