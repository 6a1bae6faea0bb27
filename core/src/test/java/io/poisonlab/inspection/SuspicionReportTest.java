// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Table;
import io.poisonlab.defence.Evidence;
import io.poisonlab.defence.Suspect;
import io.poisonlab.random.Seed;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A report of suspicion")
class SuspicionReportTest {
  private static final String EVIL = "<script>alert('x')</script>\"&\u0001";

  private static SuspicionReport report(Dataset data, Optional<RowIds> truth) {
    Flagging blind = new Flagging(List.of(2, 0), 1, Evidence.FEATURES, false, false);
    return new SuspicionReport(
        data,
        List.of(
            Inspection.of(Flagging.dropping(2), Suspect.of(data), new Seed(1)),
            Inspection.of(blind, Suspect.of(data), new Seed(1))),
        truth);
  }

  private static Dataset evil() {
    return Dataset.of(
        EVIL,
        Table.of(NumericColumn.of("a", false, 1, 2, 3, 4)),
        Labels.of("y", List.of(EVIL, "b"), 0, 1, 0, 1));
  }

  @Test
  @DisplayName("is a table of every row, defence by defence")
  void csv() {
    List<String> lines = report(Datasets.iris(), Optional.empty()).toCsv(2).lines().toList();

    assertThat(lines).hasSize(5).startsWith("defence,rank,row,row_id,label,score,flagged,reason");
    assertThat(lines.get(1)).endsWith(",1,3,2,setosa,0.9,true,because <2>");
    assertThat(report(Datasets.iris(), Optional.empty()).toCsv(Integer.MAX_VALUE).lines())
        .hasSize(301);
  }

  @Test
  @DisplayName("is JSON with warnings, rows and, where the truth is known, the chance level")
  void json() {
    JsonNode root =
        JsonMapper.shared()
            .readTree(report(Datasets.iris(), Optional.of(RowIds.of(2, 3))).toJson(5));

    assertThat(root.at("/data/rows").asInt()).isEqualTo(150);
    assertThat(root.at("/inspections").size()).isEqualTo(2);
    assertThat(root.at("/inspections/0/warnings").size()).isZero();
    assertThat(root.at("/inspections/1/warnings/0").asString())
        .contains("cannot see flipped labels");
    assertThat(root.at("/inspections/0/rows/0/row").asInt()).isEqualTo(3);
    assertThat(root.at("/inspections/0/detection/detection_precision").asDouble()).isEqualTo(1);
    assertThat(root.at("/inspections/0/detection/detection_chance_precision").asDouble())
        .isEqualTo(2.0 / 150);
    assertThat(
            JsonMapper.shared()
                .readTree(report(Datasets.iris(), Optional.empty()).toJson(5))
                .at("/inspections/0/detection")
                .isMissingNode())
        .isTrue();
  }

  @Test
  @DisplayName("is a page that is well formed, needs nothing else and lets no name become markup")
  void html() throws Exception {
    String page = report(evil(), Optional.of(RowIds.of(2))).toHtml(100);

    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .contains("&lt;script&gt;", "because &lt;2&gt;", "AML.M0007", "prefers-color-scheme: dark")
        .doesNotContain("<script", "http:", "https:", "url(", "@import", "\u0001");
    Pattern reference = Pattern.compile("\\b(src|href)=");
    assertThat(reference.matcher(page).find()).isFalse();
    String body = page.substring(page.indexOf("<body>"), page.indexOf("</body>") + 7);
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(body)));
  }

  @Test
  @DisplayName("rings exactly the flagged rows, and draws a class for each that has rows")
  void pictures() {
    Dataset iris = Datasets.iris();
    Inspection inspection =
        Inspection.of(Flagging.dropping(1, 60, 120), Suspect.of(iris), new Seed(1));
    RowMap map = RowMap.of(inspection);
    ScoreHistogram histogram = ScoreHistogram.of(inspection);

    assertThat(map.points())
        .hasSize(150)
        .allSatisfy(point -> {
          assertThat(point.x()).isBetween(0.0, 1.0);
          assertThat(point.y()).isBetween(0.0, 1.0);
        });
    assertThat(map.points().stream().filter(RowMap.Point::flagged).map(RowMap.Point::number))
        .containsExactly(2, 61, 121);
    assertThat(map.shares().getFirst()).isBetween(0.72, 0.74); // 0.7296 of standardised Iris
    assertThat(histogram.classes()).hasSize(3);
    assertThat(histogram.classes().getFirst().rows().get(5)).isEqualTo(49);
    assertThat(histogram.classes().getFirst().flagged().get(18)).isEqualTo(1);
  }

  @Test
  @DisplayName("draws constant columns and equal rows in the middle")
  void constant() {
    Dataset equal =
        Dataset.of(
            "equal",
            Table.of(NumericColumn.of("a", false, 1, 1, 1, 1)),
            Labels.of("y", List.of("a", "b"), 0, 1, 0, 1));

    RowMap map = RowMap.of(Inspection.of(Flagging.dropping(2), Suspect.of(equal), new Seed(1)));

    assertThat(map.shares()).isEmpty();
    assertThat(map.points()).allSatisfy(point -> assertThat(point.x()).isEqualTo(0.5));
  }
}
