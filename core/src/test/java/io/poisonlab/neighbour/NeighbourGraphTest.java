// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The graph against the plain scan of {@link ExactSearch}. */
class NeighbourGraphTest {
  @ParameterizedTest
  @CsvSource({
    "2, 1, 1",
    "3, 2, 2",
    "5, 3, 4",
    "255, 7, 3",
    "256, 4, 10",
    "257, 5, 256",
    "600, 1, 20",
    "1100, 2, 5",
    "1500, 8, 15",
    "1300, 20, 10",
    "700, 65, 6",
    "520, 300, 4",
    "400, 3, 399"
  })
  void agreesWithTheScanOnGaussianRows(int n, int width, int k) {
    agrees(rows(n, width, Random::nextGaussian), k);
  }

  /** Few different values: most distances are ties, and the row number decides. */
  @ParameterizedTest
  @CsvSource({"900, 1, 7", "900, 2, 40", "1200, 3, 11", "700, 6, 20"})
  void agreesWithTheScanOnTies(int n, int width, int k) {
    agrees(rows(n, width, random -> random.nextInt(4)), k);
  }

  static Stream<Arguments> awkward() {
    return Stream.of(
        Arguments.of("all equal", (ToDoubleFunction<Random>) _ -> 7.5),
        Arguments.of("all zero", (ToDoubleFunction<Random>) _ -> 0),
        Arguments.of("far from the origin", (ToDoubleFunction<Random>) r -> 1e12 + r.nextDouble()),
        Arguments.of(
            "two tight clusters far apart",
            (ToDoubleFunction<Random>) r -> (r.nextBoolean() ? 1 : -1) + 1e-9 * r.nextDouble()),
        Arguments.of(
            "mixed magnitudes", (ToDoubleFunction<Random>) r -> Math.exp(60 * r.nextGaussian())),
        Arguments.of("squares underflow", (ToDoubleFunction<Random>) r -> 1e-170 * r.nextInt(9)),
        Arguments.of("tiny", (ToDoubleFunction<Random>) r -> 1e-300 * r.nextDouble()),
        Arguments.of("squares overflow", (ToDoubleFunction<Random>) r -> 1e200 * r.nextGaussian()),
        Arguments.of(
            "largest", (ToDoubleFunction<Random>) r -> Double.MAX_VALUE * (r.nextInt(3) - 1)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("awkward")
  void agreesWithTheScanOnAwkwardValues(String name, ToDoubleFunction<Random> draw) {
    agrees(rows(800, 3, draw), 9);
  }

  @Test
  void oneThreadGivesTheSame() throws Exception {
    double[][] rows = rows(3000, 5, Random::nextGaussian);
    NeighbourGraph many = NeighbourGraph.exact(rows, 8);
    try (ForkJoinPool pool = new ForkJoinPool(1)) {
      NeighbourGraph one = pool.submit(() -> NeighbourGraph.exact(rows, 8)).get();
      for (int row = 0; row < rows.length; row++) {
        assertThat(neighbours(one, row)).isEqualTo(neighbours(many, row));
      }
    }
  }

  @Test
  void whatCannotBeSearchedIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NeighbourGraph.exact(new double[][] {{1}, {2}}, 2))
        .withMessage("number of neighbours must be in [1, 1], the other rows, found 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NeighbourGraph.exact(new double[][] {{1}}, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NeighbourGraph.exact(new double[][] {{1}, {2}}, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NeighbourGraph.exact(new double[][] {{1}, {Double.NaN}}, 1))
        .withMessage("nearest rows need finite values, found NaN in row 1");
  }

  private static void agrees(double[][] rows, int k) {
    NeighbourGraph graph = NeighbourGraph.exact(rows, k);
    assertThat(graph.size()).isEqualTo(rows.length);
    assertThat(graph.k()).isEqualTo(k);
    ExactSearch scan = ExactSearch.of(rows);
    for (int row = 0; row < rows.length; row++) {
      int[] expected = scan.nearestOthers(row, k);
      assertThat(neighbours(graph, row)).as("row %d", row).isEqualTo(expected);
      for (int i = 0; i < k; i++) {
        assertThat(graph.square(row, i)).isEqualTo(Distances.square(rows[row], rows[expected[i]]));
      }
    }
  }

  private static int[] neighbours(NeighbourGraph graph, int row) {
    return IntStream.range(0, graph.k()).map(i -> graph.neighbour(row, i)).toArray();
  }

  private static double[][] rows(int n, int width, ToDoubleFunction<Random> draw) {
    Random random = new Random(n * 31L + width);
    return IntStream.range(0, n)
        .mapToObj(
            _ -> IntStream.range(0, width).mapToDouble(_ -> draw.applyAsDouble(random)).toArray())
        .toArray(double[][]::new);
  }
}
