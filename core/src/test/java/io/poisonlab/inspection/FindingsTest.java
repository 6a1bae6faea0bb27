// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.attack.TargetedFlip;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.defence.ConfidentLearning;
import io.poisonlab.defence.Defence;
import io.poisonlab.defence.Finding;
import io.poisonlab.defence.NeighbourVote;
import io.poisonlab.defence.Suspect;
import io.poisonlab.defence.Suspicion;
import io.poisonlab.learner.LogisticRegressionLearner;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("What defences find beyond rows")
class FindingsTest {
  private static final Dataset CLEAN = Datasets.iris();
  private static final Dataset FLIPPED =
      new TargetedFlip(0.3, "versicolor", "virginica").poison(CLEAN, new Seed(1)).dataset();
  private static final Defence CONFIDENT = new ConfidentLearning(new LogisticRegressionLearner(1));

  private static Map<String, Finding> findings(Dataset data) {
    return CONFIDENT.inspect(Suspect.of(data), new Seed(2)).findings().stream()
        .collect(Collectors.toMap(Finding::id, Function.identity()));
  }

  private static Finding finding(Map<String, Finding> findings, String id) {
    return Optional.ofNullable(findings.get(id)).orElseThrow();
  }

  private static double value(Finding finding, String line, int column) {
    return finding.lines().stream()
        .filter(each -> each.name().equals(line))
        .findFirst()
        .orElseThrow()
        .values()
        .get(column)
        .doubleValue();
  }

  @Test
  @DisplayName("confident learning finds which class was flipped to which, and by how much")
  void noise() {
    Map<String, Finding> clean = findings(CLEAN);
    Map<String, Finding> flipped = findings(FLIPPED);

    assertThat(flipped)
        .containsOnlyKeys(
            "label_health",
            "class_health",
            "noise_matrix",
            "inverse_noise_matrix",
            "class_overlap");
    assertThat(value(finding(flipped, "noise_matrix"), "virginica", 1)).isBetween(0.15, 0.4);
    assertThat(value(finding(clean, "noise_matrix"), "virginica", 1)).isLessThan(0.1);
    assertThat(value(finding(flipped, "noise_matrix"), "setosa", 0)).isEqualTo(1);
    assertThat(finding(flipped, "class_health").lines().getFirst().name()).isEqualTo("virginica");
    assertThat(finding(flipped, "class_overlap").lines().getFirst().name())
        .isEqualTo("versicolor, virginica");
    assertThat(value(finding(flipped, "label_health"), "all", 2)).isLessThan(0.95);
    assertThat(value(finding(clean, "label_health"), "all", 2)).isGreaterThan(0.95);
  }

  @Test
  @DisplayName("columns of each matrix sum to 1")
  void sums() {
    for (String id : List.of("noise_matrix", "inverse_noise_matrix")) {
      Finding matrix = finding(findings(FLIPPED), id);
      for (int column = 0; column < 3; column++) {
        int fixed = column;
        assertThat(matrix.lines().stream().mapToDouble(l -> l.values().get(fixed).doubleValue()))
            .satisfies(values ->
                assertThat(values.stream().mapToDouble(Double::doubleValue).sum())
                    .isCloseTo(1, within(1e-12)));
      }
    }
  }

  @Test
  @DisplayName("three quality scores of each label: low where it was flipped")
  void qualities() {
    Suspicion found = CONFIDENT.inspect(Suspect.of(FLIPPED), new Seed(2));

    assertThat(found.measures().sequencedKeySet())
        .containsExactly("self_confidence", "normalized_margin", "confidence_weighted_entropy");
    List<Double> quality = found.measures().firstEntry().getValue();
    assertThat(quality).hasSize(150);
    for (int row = 0; row < 150; row++) {
      assertThat(quality.get(row)).isCloseTo(1 - found.score(row), within(1e-12));
    }
  }

  @Test
  @DisplayName("a report has them in CSV, JSON and HTML; a defence that has none adds nothing")
  void reports() {
    SuspicionReport report =
        new SuspicionReport(
            FLIPPED,
            Stream.of(CONFIDENT, new NeighbourVote(10))
                .map(defence -> Inspection.of(defence, Suspect.of(FLIPPED), new Seed(2)))
                .toList(),
            Optional.empty());

    List<String> csv = report.toCsv(1).lines().toList();
    assertThat(csv.getFirst())
        .contains(",line,self_confidence,normalized_margin,confidence_weighted_entropy,sepal_");
    assertThat(csv.get(1)).containsPattern(",,0\\.\\d+(E-\\d+)?,0\\.\\d+(E-\\d+)?,0\\.\\d+,\\d");
    assertThat(csv.get(2)).containsPattern(",,,,,\\d");

    JsonNode json = new JsonMapper().readTree(report.toJson(1)).get("inspections");
    assertThat(json.get(0).at("/findings/noise_matrix/lines/1/name").asString())
        .isEqualTo("versicolor");
    assertThat(json.get(0).at("/findings/label_health/lines/0/values/0").asInt()).isEqualTo(150);
    assertThat(json.get(0).at("/rows/0/self_confidence").isNumber()).isTrue();
    assertThat(json.get(1).has("findings")).isFalse();
    assertThat(json.get(1).at("/rows/0").has("self_confidence")).isFalse();

    String page = report.toHtml(1);
    assertThat(page).containsOnlyOnce("<h3>Label health</h3>").contains("<summary>Inverse noise");
  }

  @Test
  @DisplayName("a table of another number of columns than its lines have is refused")
  void ragged() {
    List<Finding.Line> lines = List.of(new Finding.Line("all", List.of(1)));
    assertThatThrownBy(() -> new Finding("id", "title", false, List.of("a", "b"), lines))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has 2 columns, its line \"all\" 1");
  }
}
