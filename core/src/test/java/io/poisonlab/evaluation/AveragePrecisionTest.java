// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.random.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

@DisplayName("Average precision")
class AveragePrecisionTest {
  /** The definition: over every threshold that occurs, from the highest. */
  private static double plainly(double[] score, boolean[] positive) {
    double[] thresholds = Arrays.stream(score).distinct().sorted().toArray();
    double all = count(score, positive, Double.NEGATIVE_INFINITY, true);
    double sum = 0;
    double recallBefore = 0;
    for (int t = thresholds.length - 1; t >= 0; t--) {
      double hits = count(score, positive, thresholds[t], true);
      double flagged = count(score, positive, thresholds[t], false);
      sum += (hits / all - recallBefore) * hits / flagged;
      recallBefore = hits / all;
    }
    return sum;
  }

  private static double count(double[] score, boolean[] positive, double from, boolean hits) {
    double count = 0;
    for (int i = 0; i < score.length; i++) {
      count += score[i] >= from && (!hits || positive[i]) ? 1 : 0;
    }
    return count;
  }

  /** Recorded by metrics_golden.py. */
  @Test
  void agreesWithScikitLearn() throws IOException {
    JsonNode rankings;
    try (InputStream in = AveragePrecisionTest.class.getResourceAsStream("metrics.json")) {
      rankings = new ObjectMapper().readTree(in).path("rankings");
    }
    assertThat(rankings.size()).isEqualTo(5);
    for (JsonNode each : rankings) {
      assertThat(
              AveragePrecision.of(
                  each.path("score").size(),
                  row -> each.path("score").get(row).asDouble(),
                  row -> each.path("positive").get(row).asBoolean()))
          .isCloseTo(each.path("average_precision").asDouble(), within(1e-12));
    }
  }

  @Test
  void isWhatItsDefinitionSays() {
    for (int seed = 0; seed < 200; seed++) {
      RandomGenerator random = new Seed(seed).generator();
      int n = random.nextInt(1, 30);
      double[] score = random.doubles(n).map(v -> Math.floor(v * 6)).toArray();
      boolean[] positive = new boolean[n];
      for (int i = 0; i < n; i++) {
        positive[i] = random.nextBoolean();
      }
      positive[random.nextInt(n)] = true;

      assertThat(AveragePrecision.of(n, i -> score[i], i -> positive[i]))
          .as("seed %d", seed)
          .isCloseTo(plainly(score, positive), within(1e-12));
    }
  }

  @Test
  void isTheBaseRateWhereAllScoresAreEqual() {
    assertThat(AveragePrecision.of(8, _ -> 1, i -> i < 2)).isEqualTo(0.25);
    assertThat(AveragePrecision.of(3, _ -> 1, _ -> false)).isNaN();
  }
}
