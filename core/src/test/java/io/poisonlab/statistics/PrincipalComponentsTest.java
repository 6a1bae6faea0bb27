// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Principal components")
class PrincipalComponentsTest {
  private static final int WIDTH = 80;

  /**
   * Rows as of images of which a tenth has a pattern: half of the columns are the same, others are
   * constant or have a value or two. The library's decomposition of their covariance fails.
   */
  private static double[][] patterned() {
    Random random = new Random(23); // of Java's documented algorithm: the same on any machine
    double[][] rows = new double[2 * WIDTH][WIDTH];
    for (double[] row : rows) {
      double pattern = random.nextInt(10) == 0 ? 3 : -1.0 / 3;
      for (int i = 0; i < WIDTH; i++) {
        row[i] =
            i < WIDTH / 2 ? pattern : i % 2 == 0 ? 0 : random.nextInt(rows.length) == 0 ? 30 : 0;
      }
    }
    return rows;
  }

  @Test
  @DisplayName("are found where most directions have no variance")
  void manyNullDirections() {
    double[][] rows = patterned();

    PrincipalComponents components = PrincipalComponents.fit(rows, 3);
    double[][] places = components.project(rows);

    assertThat(components.count()).isEqualTo(3);
    for (int i = 0; i < 3; i++) {
      assertThat(mean(places, i, i)).isCloseTo(components.variance(i), within(1e-9));
      for (int j = 0; j < i; j++) {
        assertThat(mean(places, i, j)).isCloseTo(0, within(1e-9));
        assertThat(components.variance(j)).isGreaterThanOrEqualTo(components.variance(i));
      }
    }
  }

  @Test
  @DisplayName("of such rows are more than the library finds by itself")
  void theLibraryFails() {
    double[][] covariance = covariance(patterned());

    assertThatThrownBy(
            () -> new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(covariance)))
        .isInstanceOf(MathIllegalStateException.class);
    double[] values = SymmetricEigen.of(covariance).values();
    assertThat(values[WIDTH - 1]).isCloseTo(0, within(1e-9));
  }

  private static double mean(double[][] places, int one, int other) {
    double sum = 0;
    for (double[] place : places) {
      sum += place[one] * place[other] / places.length;
    }
    return sum;
  }

  private static double[][] covariance(double[][] rows) {
    double[] centre = new double[WIDTH];
    for (double[] row : rows) {
      for (int i = 0; i < WIDTH; i++) {
        centre[i] += row[i] / rows.length;
      }
    }
    double[][] covariance = new double[WIDTH][WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      for (int j = 0; j < WIDTH; j++) {
        for (double[] row : rows) {
          covariance[i][j] += (row[i] - centre[i]) * (row[j] - centre[j]);
        }
        covariance[i][j] /= rows.length;
      }
    }
    return covariance;
  }
}
