// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.evaluation.RocAuc;
import io.poisonlab.isolation.IsolationTrees;
import io.poisonlab.learner.FeatureEncoder;
import io.poisonlab.neighbour.LocalOutlierFactors;
import io.poisonlab.neighbour.NeighbourGraph;
import io.poisonlab.random.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Against what {@code outliers_golden.py} recorded. */
@DisplayName("Neighbours, local outlier factors and isolation trees agree with scikit-learn")
class OutlierAgreementTest {
  private static final double SAME = 1e-9;
  private static final int SEEDS = 100;

  private static JsonNode golden() throws IOException {
    try (InputStream in = OutlierAgreementTest.class.getResourceAsStream("outliers.json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  @Test
  void onSmallSetsWithAndWithoutDuplicates() throws IOException {
    int factors = 0;
    for (JsonNode set : golden().path("neighbours")) {
      for (JsonNode each : set.path("cases")) {
        factors += agrees(rows(set.path("rows")), each);
      }
    }
    assertThat(factors).isGreaterThan(10);
  }

  @Test
  void onIrisAndDigits() throws IOException {
    for (JsonNode set : golden().path("bundled")) {
      agrees(encoded(Datasets.bundled(set.path("data").asString())), set.path("cases").get(0));
    }
  }

  /** Iris in tenths, as recorded: so equal distances are equal to the bit. */
  @ParameterizedTest
  @CsvSource({"0, iris, 10, 150", "1, digits, 1, 1797"})
  void whereRowsAreEquallyNearTheFirstCounts(int at, String name, int unit, int size)
      throws IOException {
    JsonNode tied = golden().path("tied").get(at);
    double[][] rows = encoded(Datasets.bundled(name));
    for (double[] row : rows) {
      Arrays.setAll(row, i -> Math.rint(unit * row[i]));
    }
    double[] factors = LocalOutlierFactors.of(NeighbourGraph.exact(rows, tied.path("k").asInt()));
    assertThat(tied.path("data").asString()).isEqualTo(name);
    assertThat(factors).hasSize(size);
    assertThat(factors).containsExactly(numbers(tied.path("factors")), within(SAME));
  }

  /** Returns how many factor lists were compared. */
  private static int agrees(double[][] rows, JsonNode each) {
    int k = each.path("k").asInt();
    NeighbourGraph graph = NeighbourGraph.exact(rows, k);
    double[] means = new double[rows.length];
    double[] last = new double[rows.length];
    for (int row = 0; row < rows.length; row++) {
      int of = row;
      means[row] =
          IntStream.range(0, k).mapToDouble(i -> graph.distance(of, i)).average().orElseThrow();
      last[row] = graph.distance(row, k - 1);
    }
    String name = each.path("name").asString();
    assertThat(means).as(name).containsExactly(numbers(each.path("mean")), within(SAME));
    assertThat(last).as(name).containsExactly(numbers(each.path("kth")), within(SAME));
    if (!each.has("factors")) {
      return 0;
    }
    double[] factors = LocalOutlierFactors.of(graph);
    double[] expected = numbers(each.path("factors"));
    for (int row = 0; row < factors.length; row++) {
      assertThat(factors[row])
          .as("%s, row %d", name, row)
          .isCloseTo(expected[row], within(SAME * Math.max(1, expected[row])));
    }
    return 1;
  }

  @ParameterizedTest
  @CsvSource({"breast-cancer, malignant, 0", "digits, 4, 1"})
  void theForestRanksAsWellOnAverageOver100Seeds(String name, String outlier, int at)
      throws IOException {
    Dataset data = Datasets.bundled(name);
    double[][] rows = encoded(data);
    JsonNode recorded = golden().path("forests").get(at);
    double mean =
        IntStream.range(0, SEEDS)
            .mapToDouble(seed -> {
              double[] cuts = IsolationTrees.grow(rows, 100, 256, new Seed(seed)).cuts(rows);
              return RocAuc.of(
                  rows.length, row -> -cuts[row], row -> data.labels().name(row).equals(outlier));
            })
            .average()
            .orElseThrow();
    assertThat(recorded.path("name").asString()).isEqualTo(name);
    assertThat(mean).isCloseTo(recorded.path("mean").asDouble(), within(0.01));
  }

  @Test
  void theTenPointsScoreAsRecorded() throws IOException {
    JsonNode ten = golden().path("ten_points");
    double[][] points = rows(ten.path("points"));
    double[] expected = numbers(ten.path("scores"));
    double[] means = new double[points.length];
    for (int seed = 0; seed < SEEDS; seed++) {
      IsolationTrees trees = IsolationTrees.grow(points, 100, 256, new Seed(seed));
      double[] cuts = trees.cuts(points);
      Arrays.setAll(means, row -> means[row] + trees.score(cuts[row]) / SEEDS);
    }
    assertThat(means).containsExactly(expected, within(0.006));
  }

  private static double[][] encoded(Dataset data) {
    return FeatureEncoder.fit(data.table(), false).encode(data.table());
  }

  private static double[][] rows(JsonNode rows) {
    return rows.valueStream().map(OutlierAgreementTest::numbers).toArray(double[][]::new);
  }

  private static double[] numbers(JsonNode array) {
    return array.valueStream().mapToDouble(JsonNode::asDouble).toArray();
  }
}
