// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.attack.LabelFlip;
import io.poisonlab.dataset.CsvFormat;
import io.poisonlab.dataset.DataFile;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Table;
import io.poisonlab.defence.Evidence;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.defence.Suspect;
import io.poisonlab.random.Seed;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    assertThat(lines)
        .hasSize(5)
        .startsWith(
            "defence,rank,row,row_id,label,score,flagged,reason,line,sepal_length,sepal_width,petal_length,petal_width");
    assertThat(lines.get(1)).endsWith(",1,3,2,setosa,0.9,true,because <2>,,4.7,3.2,1.3,0.2");
    List<String> known =
        report(Datasets.iris(), Optional.of(RowIds.of(2, 3))).toCsv(2).lines().toList();
    assertThat(known.getFirst()).contains(",line,poisoned,sepal_length,");
    assertThat(known.get(1)).endsWith(",because <2>,,true,4.7,3.2,1.3,0.2");
    assertThat(known.get(2)).contains(",because <0>,,false,");
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
    assertThat(root.at("/inspections/0/rows/0/values/petal_length").asDouble()).isEqualTo(1.3);
    assertThat(root.at("/inspections/0/rows/0/line").isMissingNode()).isTrue();
    assertThat(root.at("/inspections/0/detection/detection_precision").isIntegralNumber()).isTrue();
    assertThat(root.at("/inspections/0/detection/detection_precision").asDouble()).isEqualTo(1);
    assertThat(root.at("/inspections/0/detection/detection_chance_precision").asDouble())
        .isEqualTo(2.0 / 150);
    assertThat(root.at("/inspections/0/detection/detection_chance_average_precision").asDouble())
        .isEqualTo(2.0 / 150);
    assertThat(root.at("/inspections/0/detection/detection_recall_setosa").asDouble())
        .isEqualTo(0.5);
    assertThat(root.at("/inspections/0/detection/detection_chance_recall_setosa").asDouble())
        .isEqualTo(1.0 / 50);
    assertThat(
            JsonMapper.shared()
                .readTree(report(Datasets.iris(), Optional.empty()).toJson(5))
                .at("/inspections/0/detection")
                .isMissingNode())
        .isTrue();
  }

  @Test
  @DisplayName(
      "names the mitigation that each defence is, and the attack's place in the taxonomies")
  void taxonomy() {
    Dataset iris = Datasets.iris();
    SuspicionReport report =
        new SuspicionReport(
            iris,
            List.of(
                Inspection.of(Flagging.dropping(2), Suspect.of(iris), new Seed(1)),
                Inspection.of(new NoDefence(), Suspect.of(iris), new Seed(1))),
            Optional.of(RowIds.of(2)),
            Optional.of(new LabelFlip(0.1)),
            Optional.empty());

    JsonNode root = JsonMapper.shared().readTree(report.toJson(1));
    assertThat(root.at("/attack/id").asString()).isEqualTo("label-flip");
    assertThat(root.at("/attack/taxonomy").findValuesAsString("id"))
        .contains("AML.T0020", "ML02:2023", "2.3 availability");
    assertThat(root.at("/inspections/0/mitigations").findValuesAsString("id"))
        .containsExactly("AML.M0007");
    assertThat(root.at("/inspections/1/mitigations").size()).isZero();
    assertThat(report.toHtml(1))
        .contains(
            "Attacked by label-flip(",
            "MITRE ATLAS AML.T0020",
            "<p class=\"faint\">Mitigation: MITRE ATLAS AML.M0007.</p>");
  }

  @Test
  @DisplayName("is a page that is well formed, needs nothing else and lets no name become markup")
  void html() throws Exception {
    String page = report(evil(), Optional.of(RowIds.of(2))).toHtml(100);

    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .contains(
            "&lt;script&gt;",
            "because &lt;2&gt;",
            "<summary>values</summary>a=3",
            "AML.M0007",
            "<tr><td>average precision</td><td>1.000</td><td>0.250</td></tr>",
            "<td>2</td><td>1</td><td>1</td><td>0 (0.5)</td><td>1.000 (0.500)</td>",
            "prefers-color-scheme: dark")
        .doesNotContain("<script", "http:", "https:", "url(", "@import", "\u0001");
    Pattern reference = Pattern.compile("\\b(src|href)=");
    assertThat(reference.matcher(page).find()).isFalse();
    String body = page.substring(page.indexOf("<body>"), page.indexOf("</body>") + 7);
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(body)));
  }

  @Test
  @DisplayName("counts lines as an editor does: empty ones and those inside of quotes too")
  void lines(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("d.csv"), "row,b,y\n\n1,u,no\r\n3,\"x\nz\",no\n5,u,yes\n\n7,u,yes");
    DataFile read = DataFile.read(file, CsvFormat.target("y"));
    Dataset data = read.data();
    Files.delete(file); // it is read once
    SuspicionReport report =
        new SuspicionReport(
            data,
            List.of(Inspection.of(Flagging.dropping(2), Suspect.of(data), new Seed(1))),
            Optional.empty(),
            Optional.empty(),
            read.lines());

    List<String> rows = report.toCsv(4).lines().toList();
    assertThat(rows.getFirst()).endsWith("line,data.row,b");
    assertThat(report.inspections().getFirst().ranked().stream().map(report::line))
        .containsExactly(
            OptionalInt.of(6), OptionalInt.of(3), OptionalInt.of(4), OptionalInt.of(8));
    assertThat(
            report.inspections().getFirst().ranked(3).stream()
                .map(row -> RowValues.within(40, data.table(), row)))
        .containsExactly("row=5 b=u", "row=1 b=u", "row=3 b=x z");
    assertThat(DataFile.of(Datasets.iris()).lines()).isEmpty();
  }

  @Test
  @DisplayName("shows the values that the reason speaks of first, and as many as the width holds")
  void values() {
    Dataset iris = Datasets.iris();
    RankedRow row = new RankedRow(1, 3, 2, "setosa", 0.9, true, "far out in \"petal_width\"");

    assertThat(RowValues.within(40, iris.table(), row))
        .isEqualTo("petal_width=0.2 sepal_length=4.7 …");
    assertThat(RowValues.within(4, iris.table(), row)).isEqualTo("pe …");
    assertThat(RowValues.of(iris.table(), row)).hasSize(4).first().isEqualTo("petal_width=0.2");
  }

  @Test
  @DisplayName("says of the rows that it leaves out how many are flagged")
  void shortfall() {
    Inspection found =
        Inspection.of(Flagging.dropping(1, 60, 120), Suspect.of(Datasets.iris()), new Seed(1));

    assertThat(Shortfall.of(found, 1))
        .contains("2 more flagged rows and 147 others are not listed");
    assertThat(Shortfall.of(found, 149)).contains("1 more row is not listed");
    assertThat(Shortfall.of(found, 150)).isEmpty();
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
