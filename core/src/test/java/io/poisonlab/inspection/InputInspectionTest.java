// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.attack.Aim;
import io.poisonlab.attack.Backdoor;
import io.poisonlab.attack.BackdoorTrigger;
import io.poisonlab.attack.Budget;
import io.poisonlab.attack.Poisoned;
import io.poisonlab.dataset.DataFormatException;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.Split;
import io.poisonlab.dataset.Table;
import io.poisonlab.defence.Strip;
import io.poisonlab.defence.Suspect;
import io.poisonlab.learner.GaussianNaiveBayesLearner;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LogisticRegressionLearner;
import io.poisonlab.random.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Inputs that a detector judges")
class InputInspectionTest {
  private static final Seed SEED = new Seed(1);

  @TempDir Path folder;

  /** Digits with a trigger in training, checked rows, and inputs: clean ones, then stamped ones. */
  private static InputReport digits(double rate) {
    Split split = Split.stratified(Datasets.digits(), 0.4, SEED);
    Split held = Split.stratified(split.test(), 0.5, SEED);
    Poisoned train = corner(rate).poison(split.train(), SEED);
    Aim aim = train.aim().orElseThrow();
    Table clean = held.test().table();
    Table stamped = aim.present(clean.select(aim.rows(held.test())));
    List<Integer> places =
        IntStream.range(clean.size(), clean.size() + stamped.size()).boxed().toList();
    Learner learner = new LogisticRegressionLearner(1);
    Suspect suspect = new Suspect(train.dataset(), Optional.of(held.train()));
    Table inputs = clean.append(stamped);
    Seed seed = SEED;
    InputInspection found = InputInspection.of(new Strip(), learner, suspect, inputs, seed);
    return new InputReport(found, Optional.of(places));
  }

  private static BackdoorTrigger corner(double rate) {
    return new BackdoorTrigger(
        Budget.fraction(rate),
        List.of("pixel_6_6:max", "pixel_6_7:max", "pixel_7_6:max", "pixel_7_7:max"),
        new Backdoor(Optional.empty(), List.of(), Backdoor.Variant.DIRTY_LABEL));
  }

  @Test
  @DisplayName("those with a trigger are rejected, of others as few as asked; not of a clean model")
  void rates() {
    InputInspection.Quality poisoned = digits(0.05).quality().orElseThrow();
    assertThat(poisoned.falseRejection().orElseThrow()).isBetween(0.01, 0.1);
    assertThat(poisoned.falseAcceptance().orElseThrow()).isLessThan(0.2);
    assertThat(poisoned.curve()).hasSizeGreaterThan(100);

    InputInspection.Quality clean = digits(0).quality().orElseThrow();
    assertThat(clean.falseAcceptance().orElseThrow()).isGreaterThan(0.5);
  }

  @Test
  @DisplayName("a report has each input with its entropy, and the curve")
  void reports() {
    InputReport report = digits(0.05);

    List<String> csv = report.toCsv(3).lines().toList();
    assertThat(csv).hasSize(4);
    assertThat(csv.getFirst())
        .startsWith("rank,row,class,score,rejected,reason,triggered,entropy,pixel_0_0");
    assertThat(csv.get(1)).matches("1,\\d+,0,0?1?\\.\\d+,true,entropy .*,true,.*");
    assertThat(new InputReport(report.found(), Optional.empty()).toCsv(3))
        .startsWith("rank,row,class,score,rejected,reason,entropy,pixel_0_0");
    assertThat(report.curveCsv().orElseThrow())
        .startsWith("limit,false_rejection,false_acceptance")
        .contains("1.0,0.0,1.0");

    JsonNode json = new JsonMapper().readTree(report.toJson(2));
    assertThat(json.get("detector").asString()).isEqualTo("strip");
    assertThat(json.at("/settings/false_rejection").asDouble()).isEqualTo(0.05);
    assertThat(json.at("/rates/curve").size())
        .isEqualTo(report.quality().orElseThrow().curve().size());
    assertThat(json.at("/inputs").size()).isEqualTo(2);
    assertThat(json.at("/inputs/0/entropy").isNumber()).isTrue();
    assertThat(json.get("warnings").isEmpty()).isTrue();

    assertThat(report.toHtml(2))
        .contains("<h1>Suspicious inputs</h1>", "as calibrated", "AML.M0014");
  }

  @Test
  @DisplayName("a file of inputs needs no class, may hold other columns, and categories never seen")
  void reads() throws IOException {
    Dataset penguins = Datasets.penguins();
    Path file = folder.resolve("new.csv");
    String header = "id," + String.join(",", penguins.table().names().reversed());
    String row =
        penguins.table().names().reversed().stream()
            .map(name -> name.equals("island") ? "Skye" : penguins.table().column(name).text(0))
            .collect(Collectors.joining(","));
    Files.writeString(file, "%s%n7,%s%n".formatted(header, row));

    InputRows read = InputRows.read(file, penguins);
    Table inputs = read.table();

    assertThat(inputs.names()).isEqualTo(penguins.table().names());
    assertThat(inputs.size()).isEqualTo(1);
    assertThat(inputs.column("island").text(0)).isEqualTo("Skye");
    assertThat(((NominalColumn) inputs.column("island")).categories())
        .startsWith(
            ((NominalColumn) penguins.table().column("island")).categories().toArray(String[]::new))
        .endsWith("Skye");
    InputInspection found =
        InputInspection.of(
            new Strip(5, 0.1), new GaussianNaiveBayesLearner(), Suspect.of(penguins), inputs, SEED);
    assertThat(found.ranked(5)).hasSize(1);
    assertThat(found.warnings())
        .satisfiesExactly(
            first -> assertThat(first).contains("known to be clean"),
            second -> assertThat(second).endsWith("column \"island\" in 1 row (\"Skye\")"));
    assertThat(read.classes()).isEmpty();
    assertThat(new InputReport(found, Optional.empty()).toCsv(9)).contains("entropy");
  }

  @Test
  @DisplayName("a file without a column of the data is refused, and so is one of other kinds")
  void refuses() throws IOException {
    Path file = folder.resolve("new.csv");
    Files.writeString(file, "sepal_length,sepal_width,petal_lenght,petal_width\n1,2,3,4\n");
    assertThatThrownBy(() -> InputRows.read(file, Datasets.iris()))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("has no column \"petal_length\"")
        .hasMessageContaining("petal_lenght");

    Files.writeString(file, "sepal_length,sepal_width,petal_length,petal_width\n1,2,x,4\n");
    assertThatThrownBy(() -> InputRows.read(file, Datasets.iris()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("column \"petal_length\" of the inputs is numeric in the data");

    Files.writeString(file, "sepal_length,sepal_width,petal_length,petal_width\n1,2,,4\n");
    assertThatThrownBy(() -> InputRows.read(file, Datasets.iris()))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("values are missing in column \"petal_length\"");
  }
}
