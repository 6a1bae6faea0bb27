// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Clusters")
class ClustersTest {
  /** Three groups of points, far from each other. */
  private static double[][] groups(int n) {
    RandomGenerator random = new Seed(2).generator();
    return IntStream.range(0, n)
        .mapToObj(i -> new double[] {10 * (i % 3) + random.nextGaussian(), random.nextGaussian()})
        .toArray(double[][]::new);
  }

  @Test
  void findGroupsThatLieApart() {
    double[][] rows = groups(300);
    double[][] before = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);

    Clusters clusters = Clusters.of(rows, 3, new Seed(1));

    int[] first = {
      clusters.clusterOf(rows[0]), clusters.clusterOf(rows[1]), clusters.clusterOf(rows[2])
    };
    assertThat(first).containsExactlyInAnyOrder(0, 1, 2);
    for (int i = 0; i < rows.length; i++) {
      assertThat(clusters.clusterOf(rows[i])).isEqualTo(first[i % 3]);
    }
    assertThat(rows).isDeepEqualTo(before);
  }

  @Test
  @DisplayName("have as centres the means of their rows")
  void haveMeansAsCentres() {
    double[][] rows = groups(300);
    Clusters clusters = Clusters.of(rows, 8, new Seed(3));

    for (int c = 0; c < clusters.count(); c++) {
      int cluster = c;
      double mean =
          Arrays.stream(rows)
              .filter(row -> clusters.clusterOf(row) == cluster)
              .mapToDouble(row -> row[0])
              .average()
              .orElseThrow();
      assertThat(clusters.centre(c)[0]).isCloseTo(mean, within(0.3));
    }
  }

  @Test
  void areTheSameForTheSameSeedWhateverTheThreads() throws Exception {
    double[][] rows = groups(1000);
    Clusters clusters = Clusters.of(rows, 12, new Seed(4));

    try (ForkJoinPool one = new ForkJoinPool(1)) {
      assertThat(one.submit(() -> Clusters.of(rows, 12, new Seed(4))).get()).isEqualTo(clusters);
    }
    assertThat(Clusters.of(rows, 12, new Seed(5))).isNotEqualTo(clusters);
  }

  @Test
  void needAsManyDifferentRows() {
    double[][] rows = {{1, 2}, {1, 2}, {3, 4}};

    assertThat(Clusters.of(rows, 2, new Seed(1)).count()).isEqualTo(2);
    assertThat(Clusters.of(rows, 1, new Seed(1)).count()).isEqualTo(1);
    assertThatThrownBy(() -> Clusters.of(rows, 3, new Seed(1)))
        .hasMessage("number of clusters must be in [1, 2], the different rows, found 3");
    assertThatThrownBy(() -> Clusters.of(rows, 0, new Seed(1))).hasMessageContaining("in [1, 2]");
  }
}
