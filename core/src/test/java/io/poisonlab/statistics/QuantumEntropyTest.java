// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The quantum entropy score")
class QuantumEntropyTest {
  private static final double[][] ROWS = {{3, 0}, {-3, 0}, {0, 1}, {0, -1}};

  /** Here Σ = diag(4.5, 0.5), so Q = diag(e^α, e^(−α / 7)). */
  @Test
  void weighsDirectionsByTheirExcess() {
    double first = Math.exp(2);
    double second = Math.exp(-2 * 0.5 / 3.5);

    double[] scores = QuantumEntropy.scores(ROWS, 2);

    assertThat(scores)
        .containsExactly(
            new double[] {
              9 * first / (first + second),
              9 * first / (first + second),
              second / (first + second),
              second / (first + second)
            },
            within(1e-12));
  }

  @Test
  void isTheMeanSquareWithoutAlphaAndOneDirectionWithMuch() {
    assertThat(QuantumEntropy.scores(ROWS, 0))
        .containsExactly(new double[] {4.5, 4.5, 0.5, 0.5}, within(1e-12));
    assertThat(QuantumEntropy.scores(ROWS, 1e6))
        .containsExactly(new double[] {9, 9, 0, 0}, within(1e-12));
    assertThat(QuantumEntropy.scores(new double[2][0], 4)).containsExactly(0, 0);
  }

  @Test
  void isFiniteWhereNothingIsTooMuch() {
    assertThat(QuantumEntropy.scores(new double[][] {{0, 0}, {0, 0}}, 4)).containsExactly(0, 0);
    assertThat(Arrays.stream(QuantumEntropy.scores(new double[][] {{1e150}, {0}}, 4)))
        .allMatch(Double::isFinite);
  }

  /** Known: 1 − what is left within an even cloud cut in half, and 2 / π of a normal one. */
  @Test
  void groupsAreToldByTheBestCut() {
    RandomGenerator random = new Seed(1).generator();
    double[] normal = random.doubles(20_000).map(_ -> random.nextGaussian()).toArray();
    double[] even = new double[10_000];
    Arrays.setAll(even, i -> i);

    assertThat(Otsu.separation(normal)).isCloseTo(2 / Math.PI, within(0.01));
    assertThat(Otsu.separation(even)).isCloseTo(0.75, within(1e-6));
    assertThat(Otsu.separation(new double[] {1, 5, 1, 5, 5})).isCloseTo(1, within(1e-12));
    assertThat(Otsu.separation(new double[] {1, 2, 10})).isCloseTo(289 / 292.0, within(1e-12));
    assertThat(Otsu.separation(new double[] {2, 2})).isZero();
    assertThat(Otsu.separation(new double[0])).isZero();
  }
}
