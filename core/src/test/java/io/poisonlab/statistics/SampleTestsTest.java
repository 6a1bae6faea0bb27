// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Compares with what src/test/python/sample_tests_golden.py recorded. */
@DisplayName("Tests of two samples")
class SampleTestsTest {
  private static JsonNode golden() throws IOException {
    try (InputStream in = SampleTestsTest.class.getResourceAsStream("sample-tests.json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  private static double[] numbers(JsonNode values) {
    return values.valueStream().mapToDouble(JsonNode::asDouble).toArray();
  }

  private static int[] counts(JsonNode values) {
    return values.valueStream().mapToInt(JsonNode::asInt).toArray();
  }

  @Test
  void compareNumbersAsScipyDoes() throws IOException {
    for (JsonNode each : golden().path("numbers")) {
      SampleTests.Result found =
          SampleTests.kolmogorovSmirnov(numbers(each.path("one")), numbers(each.path("other")));

      assertThat(found.distance()).isCloseTo(each.path("distance").asDouble(), within(1e-12));
      assertThat(found.p()).isCloseTo(each.path("p").asDouble(), within(1e-9));
    }
  }

  @Test
  void compareCountsAsScipyDoes() throws IOException {
    for (JsonNode each : golden().path("counts")) {
      SampleTests.Result found =
          SampleTests.chiSquare(counts(each.path("one")), counts(each.path("other")));

      assertThat(found.p()).isCloseTo(each.path("p").asDouble(), within(1e-9));
      assertThat(found.distance()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void areCorrectedForTheirNumber() {
    double[] probabilities = {0.01, 0.04, 0.03, 0.005};

    assertThat(Discoveries.holm(probabilities))
        .usingComparatorWithPrecision(1e-12)
        .containsExactly(0.03, 0.06, 0.06, 0.02);
    assertThat(Discoveries.limit(probabilities, 4, 0.05)).isEqualTo(0.04);
    assertThat(Discoveries.limit(probabilities, 40, 0.05)).isZero();
    assertThat(Discoveries.limit(new double[0], 40, 0.05)).isZero();
  }
}
