// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.learner.FeatureEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Against what {@code density_clusters_golden.py} recorded. */
@DisplayName("Clusters by density agree with scikit-learn")
class DensityClustersTest {
  private static JsonNode golden() throws IOException {
    try (InputStream in = DensityClustersTest.class.getResourceAsStream("density-clusters.json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  @Test
  void onMadeData() throws IOException {
    JsonNode golden = golden();
    assertThat(golden.path("made").size()).isEqualTo(4);
    for (JsonNode each : golden.path("made")) {
      double[][] rows =
          IntStream.range(0, each.path("rows").size())
              .mapToObj(row -> new double[each.path("rows").get(row).size()])
              .toArray(double[][]::new);
      for (int row = 0; row < rows.length; row++) {
        for (int i = 0; i < rows[row].length; i++) {
          rows[row][i] = each.path("rows").get(row).get(i).asDouble();
        }
      }
      assertThat(others(rows, each, golden))
          .as(each.path("name").asString())
          .isLessThanOrEqualTo(clusters(each));
    }
  }

  @Test
  void onBundledData() throws IOException {
    JsonNode golden = golden();
    assertThat(golden.path("bundled").size()).isEqualTo(3);
    for (JsonNode each : golden.path("bundled")) {
      Dataset data = Datasets.bundled(each.path("data").asString());
      double[][] rows = FeatureEncoder.fit(data.table(), true).encode(data.table());
      assertThat(others(rows, each, golden)).as(data.name()).isLessThanOrEqualTo(clusters(each));
    }
  }

  /**
   * Where a row's surroundings reach, several edges are equally long. The peer joins them in the
   * order of the rows, we at once: the last row of a cluster may differ.
   */
  private static int clusters(JsonNode each) {
    return each.path("groups").valueStream().mapToInt(JsonNode::asInt).max().orElse(0) + 1;
  }

  /** Returns how many rows lie in another cluster than the peer says, whatever its number. */
  private static int others(double[][] rows, JsonNode each, JsonNode golden) {
    DensityClusters found = DensityClusters.of(rows, golden.path("least").asInt());
    Map<Integer, Integer> numbers = new HashMap<>(Map.of(-1, -1));
    Map<Integer, Integer> back = new HashMap<>(Map.of(-1, -1));
    int others = 0;
    for (int row = 0; row < rows.length; row++) {
      int theirs = each.path("groups").get(row).asInt();
      int ours = found.group(row);
      int expected = Objects.requireNonNullElse(numbers.putIfAbsent(theirs, ours), ours);
      int returned = Objects.requireNonNullElse(back.putIfAbsent(ours, theirs), theirs);
      others += expected == ours && returned == theirs ? 0 : 1;
    }
    return others;
  }

  @Test
  void equalRowsAreOneCluster() {
    DensityClusters found = DensityClusters.of(new double[20][2], 5);

    assertThat(IntStream.range(0, 20).map(found::group)).containsOnly(0);
  }
}
