// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The objective of the logistic regression")
class SoftmaxLossTest {
  // widths and sizes around the four vectors of a step and the 128 rows of a chunk
  @ParameterizedTest
  @CsvSource({"1,1,2", "3,4,2", "127,5,3", "128,7,3", "129,8,4", "300,2,10"})
  void isTheSumOfTheLogLossesAndHasTheirGradient(int n, int width, int classCount) {
    RandomGenerator random = new Seed(n).generator();
    double[][] rows =
        IntStream.range(0, n)
            .mapToObj(
                _ -> IntStream.range(0, width).mapToDouble(_ -> random.nextGaussian()).toArray())
            .toArray(double[][]::new);
    int[] codes = IntStream.range(0, n).map(_ -> random.nextInt(classCount)).toArray();
    double[] penalties = IntStream.range(0, width).mapToDouble(j -> j / 10.0).toArray();
    double[] parameters =
        IntStream.range(0, classCount * width).mapToDouble(_ -> random.nextGaussian()).toArray();
    SoftmaxLoss loss = new SoftmaxLoss(RowChunk.of(rows), codes, classCount, penalties);

    double expected = expected(rows, codes, classCount, penalties, parameters);
    double[] gradient = new double[parameters.length];
    assertThat(loss.g(parameters, gradient)).isCloseTo(expected, within(1e-9 * n));
    assertThat(loss.f(parameters)).isCloseTo(expected, within(1e-9 * n));

    for (int i = 0; i < parameters.length; i++) {
      double[] up = parameters.clone();
      double[] down = parameters.clone();
      up[i] += 1e-5;
      down[i] -= 1e-5;
      // the value elsewhere must not be the one that was kept
      double slope = (loss.f(up) - loss.f(down)) / 2e-5;
      assertThat(gradient[i]).isCloseTo(slope, within(1e-5 * n));
    }
    double[] again = new double[parameters.length];
    loss.g(parameters, again);
    assertThat(again).containsExactly(gradient);
  }

  private static double expected(
      double[][] rows, int[] codes, int classCount, double[] penalties, double[] parameters) {
    int width = penalties.length;
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      double[] row = rows[i];
      double[] scores =
          IntStream.range(0, classCount)
              .mapToDouble(code ->
                  IntStream.range(0, width)
                      .mapToDouble(j -> row[j] * parameters[code * width + j])
                      .sum())
              .toArray();
      sum += Math.log(Arrays.stream(scores).map(Math::exp).sum()) - scores[codes[i]];
    }
    for (int i = 0; i < parameters.length; i++) {
      sum += penalties[i % width] * parameters[i] * parameters[i] / 2;
    }
    return sum;
  }
}
