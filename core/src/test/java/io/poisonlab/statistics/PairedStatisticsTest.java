// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.random.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Compares with what src/test/python/paired_statistics_golden.py recorded. */
@DisplayName("Paired differences")
class PairedStatisticsTest {
  private static JsonNode golden() throws IOException {
    try (InputStream in =
        PairedStatisticsTest.class.getResourceAsStream("paired-statistics.json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  private static double[] differences(JsonNode each) {
    double unit = each.path("unit").asDouble();
    return each.path("d").valueStream().mapToDouble(d -> d.asDouble() / unit).toArray();
  }

  @Test
  void areRankedAsScipyDoes() throws IOException {
    int compared = 0;
    for (JsonNode each : golden().path("signed_rank")) {
      double p = SignedRank.p(differences(each));
      if (each.path("p").isNull()) {
        assertThat(differences(each)).as("no probability in scipy").containsOnly(0);
        assertThat(p).isEqualTo(1);
      } else {
        double expected = each.path("p").asDouble();
        assertThat(p)
            .as(() -> each.path("d").toString())
            .isCloseTo(expected, within(1e-12 + 1e-9 * expected));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(200);
  }

  @Test
  void needOneOfThem() {
    assertThatThrownBy(() -> SignedRank.p(new double[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the signed-rank test needs one or more differences");
  }

  @Test
  void areDetectableAsTheNonCentralDistributionSays() throws IOException {
    for (Map.Entry<String, JsonNode> each : golden().path("effect").properties()) {
      int n = Integer.parseInt(each.getKey());
      double expected = each.getValue().asDouble();

      if (n < 6) {
        assertThat(DetectableEffect.of(n, 1, 0.05)).as("%d pairs: none", n).isEmpty();
      } else if (n > 6) {
        assertThat(DetectableEffect.of(n, 1, 0.05).orElseThrow())
            .as("%d pairs", n)
            .isCloseTo(expected, within(expected * (n < 10 ? 0.03 : 0.01)));
        assertThat(DetectableEffect.of(n, 0, 0.05).orElseThrow()).isZero();
      }
    }
  }

  /** Two times out of three where the level is near the floor of the test. */
  @ParameterizedTest
  @CsvSource({"6, 0.05", "8, 0.0083", "9, 0.0083", "12, 0.001", "20, 0.05", "20, 0.001"})
  void areDetectedFourTimesOutOfFive(int pairs, double level) {
    double effect = DetectableEffect.of(pairs, 1, level).orElseThrow();
    RandomGenerator random = new Seed(pairs).generator();
    int repeats = 2000;

    long shown =
        IntStream.range(0, repeats)
            .filter(_ ->
                SignedRank.p(
                        random
                            .doubles(1e-12, 1)
                            .limit(pairs)
                            .map(u -> effect + normal(u))
                            .toArray())
                    <= level)
            .count();

    assertThat((double) shown / repeats).isBetween(0.64, 0.88);
  }

  private static double normal(double share) {
    return new NormalDistribution().inverseCumulativeProbability(share);
  }

  /** Two thousand draws place an end within a fifteenth of the width. */
  @Test
  void haveIntervalsAsScipyDoes() throws IOException {
    for (JsonNode each : golden().path("bootstrap")) {
      double[] values = each.path("values").valueStream().mapToDouble(JsonNode::asDouble).toArray();
      double low = each.path("low").asDouble();
      double high = each.path("high").asDouble();

      Interval found = Bootstrap.standard().mean(values).orElseThrow();

      assertThat(found.low()).isCloseTo(low, within((high - low) / 15));
      assertThat(found.high()).isCloseTo(high, within((high - low) / 15));
    }
  }
}
