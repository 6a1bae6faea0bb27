// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.random.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

@DisplayName("The robust covariance")
class RobustCovarianceTest {
  private static final Seed SEED = new Seed(5);

  static Stream<JsonNode> problems() throws IOException {
    try (InputStream in =
        RobustCovarianceTest.class.getResourceAsStream("robust-covariance.json")) {
      return new ObjectMapper().readTree(in).path("problems").valueStream().toList().stream();
    }
  }

  /** Compares with what src/test/python/robust_covariance_golden.py recorded. */
  @ParameterizedTest
  @MethodSource("problems")
  void measuresAsScikitLearnDoes(JsonNode problem) {
    double[][] rows =
        problem
            .path("rows")
            .valueStream()
            .map(row -> row.valueStream().mapToDouble(JsonNode::asDouble).toArray())
            .toArray(double[][]::new);

    RobustCovariance found = RobustCovariance.fit(rows, SEED);

    assertThat(found.shrunk()).isFalse();
    for (int row = 0; row < rows.length; row++) {
      double expected = problem.path("squares").get(row).asDouble();
      assertThat(found.squaredDistance(row))
          .as("row %d of %d", row, rows.length)
          .isCloseTo(expected, within(1e-8 * Math.max(1, expected)));
    }
  }

  @Test
  void doesNotLookAtUnitsOrNullDirections() {
    double[][] rows = cloud(200, 3);
    double[][] wider =
        Arrays.stream(rows)
            .map(row -> new double[] {1e6 * row[0], 7, row[1] - 1e4, row[2], row[0] + row[1]})
            .toArray(double[][]::new);

    RobustCovariance plain = RobustCovariance.fit(rows, SEED);
    RobustCovariance redundant = RobustCovariance.fit(wider, SEED);

    assertThat(redundant.dimension()).isEqualTo(3);
    for (int row = 0; row < rows.length; row++) {
      assertThat(redundant.squaredDistance(row))
          .isCloseTo(plain.squaredDistance(row), within(1e-5 * plain.squaredDistance(row)));
    }
  }

  @Test
  void seesFarRowsWhereHalfOfTheRowsLieInAPlane() {
    double[][] rows = cloud(100, 4);
    for (int row = 0; row < 70; row++) {
      rows[row][2] = 0;
    }
    rows[99] = new double[] {30, -30, 0, 30};

    RobustCovariance found = RobustCovariance.fit(rows, SEED);

    assertThat(found.shrunk()).isTrue();
    assertThat(RobustCovariance.needsShrinkage(rows)).isTrue();
    for (int row = 0; row < 99; row++) {
      assertThat(found.squaredDistance(row)).isLessThan(found.squaredDistance(99) / 5);
    }
  }

  @Test
  void worksOnFewerRowsThanColumnsAndOnRowsThatAreAllEqual() {
    RobustCovariance wide = RobustCovariance.fit(cloud(6, 20), SEED);
    RobustCovariance none = RobustCovariance.fit(new double[9][3], SEED);

    assertThat(wide.shrunk()).isTrue();
    assertThat(wide.dimension()).isEqualTo(5);
    assertThat(none.dimension()).isZero();
    assertThat(none.squaredDistance(0)).isZero();
  }

  @Test
  void whitensRowsSoThatTheirLengthIsTheDistance() {
    double[][] rows = cloud(300, 3);
    for (double[] row : rows) {
      row[1] = 10 * row[1] + 4 * row[0];
    }

    RobustCovariance found = RobustCovariance.fit(rows, SEED);
    double[][] whitened = found.whitened();

    double[] squares = new double[3];
    for (int row = 0; row < 300; row++) {
      double length = Arrays.stream(whitened[row]).map(value -> value * value).sum();
      assertThat(length).isCloseTo(found.squaredDistance(row), within(1e-9));
      for (int i = 0; i < 3; i++) {
        squares[i] += whitened[row][i] * whitened[row][i] / 300;
      }
    }
    assertThat(squares)
        .satisfies(each -> assertThat(Arrays.stream(each)).allMatch(v -> v > 0.8 && v < 1.3));
  }

  private static double[][] cloud(int n, int width) {
    RandomGenerator random = new Seed(n).generator();
    double[][] rows = new double[n][width];
    for (double[] row : rows) {
      Arrays.setAll(row, i -> random.nextGaussian());
    }
    return rows;
  }
}
