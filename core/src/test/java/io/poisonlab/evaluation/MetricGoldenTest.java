// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.dataset.Labels;
import io.poisonlab.learner.Predictions;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Compares with what src/test/python/metrics_golden.py recorded. */
@DisplayName("Every metric agrees with scikit-learn")
class MetricGoldenTest {
  private static final Offset<Double> CLOSE = within(1e-12);

  static Stream<Golden> cases() throws IOException {
    try (InputStream in = MetricGoldenTest.class.getResourceAsStream("metrics.json")) {
      return new ObjectMapper()
          .readTree(in).path("cases").valueStream().toList().stream().map(Golden::new);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void on(Golden golden) {
    Evaluation found = Evaluation.of(golden.truth(), golden.predictions());

    for (Metric metric : Metric.values()) {
      JsonNode expected = golden.node().path("values").path(metric.id());
      if (expected.isMissingNode()) {
        assertThat(found.get(metric)).as(metric.id()).isEmpty();
      } else {
        assertThat(found.get(metric).orElseThrow())
            .as(metric.id())
            .isCloseTo(expected.asDouble(), CLOSE);
      }
    }
    for (String measure : List.of("precision", "recall", "f1")) {
      for (int label = 0; label < golden.classes().size(); label++) {
        String name = measure + "_" + golden.classes().get(label);
        assertThat(found.toMap().get(name))
            .as(name)
            .isCloseTo(golden.node().path(measure).get(label).asDouble(), CLOSE);
      }
    }
  }

  record Golden(JsonNode node) {
    List<String> classes() {
      return IntStream.range(0, node.path("classes").asInt()).mapToObj(i -> "c" + i).toList();
    }

    Labels truth() {
      return labels("truth");
    }

    Predictions predictions() {
      JsonNode probabilities = node.path("probabilities");
      return probabilities.isNull()
          ? Predictions.of(labels("predicted"))
          : Predictions.of(
              labels("predicted"),
              probabilities.valueStream().map(Golden::doubles).toArray(double[][]::new));
    }

    private Labels labels(String key) {
      return Labels.of(
          "y", classes(), node.path(key).valueStream().mapToInt(JsonNode::asInt).toArray());
    }

    private static double[] doubles(JsonNode array) {
      return array.valueStream().mapToDouble(JsonNode::asDouble).toArray();
    }

    @Override
    public String toString() {
      return node.path("name").asString();
    }
  }
}
