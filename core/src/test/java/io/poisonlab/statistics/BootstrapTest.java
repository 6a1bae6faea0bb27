// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The bootstrap")
class BootstrapTest {
  private final Bootstrap bootstrap = new Bootstrap(1000, new Seed(3));

  private static double[] normal(int n, long seed) {
    RandomGenerator random = new Seed(seed).generator();
    return IntStream.range(0, n).mapToDouble(_ -> random.nextGaussian()).toArray();
  }

  @ParameterizedTest
  @CsvSource({"5, 0.83", "10, 0.90", "20, 0.93", "100, 0.95"})
  void coversTheTrueMean(int n, double share) {
    int runs = 1500;
    long covered =
        IntStream.range(0, runs)
            .filter(run -> bootstrap.mean(normal(n, 1000L * n + run)).orElseThrow().contains(0))
            .count();

    assertThat((double) covered / runs).isCloseTo(share, within(0.02));
  }

  @Test
  void isTheSameAlways() {
    double[] values = normal(30, 8);

    assertThat(new Bootstrap(1000, new Seed(3)).mean(values)).isEqualTo(bootstrap.mean(values));
    assertThat(new Bootstrap(1000, new Seed(4)).mean(values)).isNotEqualTo(bootstrap.mean(values));
  }

  @Test
  void drawsTheSameWhetherItKeepsTheDrawsOrNot() {
    double[] values = normal(4001, 8);

    Interval found = bootstrap.mean(values).orElseThrow();

    assertThat(found.high() - found.low()).isCloseTo(2 * 1.96 / Math.sqrt(4001), within(0.005));
    assertThat(found.contains(Arrays.stream(values).average().orElseThrow())).isTrue();
  }

  @Test
  void isAPointWhereNothingVaries() {
    double[] tenths = {0.1, 0.1, 0.1};

    assertThat(bootstrap.mean(tenths).orElseThrow().contains(0.1)).isTrue();
    assertThat(bootstrap.mean(new double[] {1})).isEmpty();
    assertThat(bootstrap.mean(new double[0])).isEmpty();
    assertThat(bootstrap.mean(new double[] {0, 0, 0, 0})).contains(new Interval(0, 0));
  }

  @Test
  void leansToTheSideOfTheLongTail() {
    double[] skewed = {0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    Interval found = bootstrap.mean(skewed).orElseThrow();

    assertThat(found.high() - 0.1).isGreaterThan(1.2 * (0.1 - found.low()));
  }

  @Test
  void drawsAnyStatistic() {
    double[] values = normal(200, 5);

    Interval found =
        bootstrap.percentiles(
            200,
            (drawn, n) ->
                IntStream.range(0, n)
                    .mapToDouble(i -> values[drawn.applyAsInt(i)])
                    .max()
                    .orElse(0));

    assertThat(found.high()).isEqualTo(Arrays.stream(values).max().orElseThrow());
  }

  @Test
  void needsEnoughDraws() {
    assertThatThrownBy(() -> new Bootstrap(99, new Seed(1)))
        .hasMessage("resamples must be 100 or more, found 99");
    assertThatThrownBy(() -> new Interval(2, 1)).hasMessageContaining("found 2.0 and 1.0");
  }
}
