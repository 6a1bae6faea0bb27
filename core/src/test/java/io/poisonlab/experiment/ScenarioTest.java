// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.AttackProvider;
import io.poisonlab.attack.LabelFlip;
import io.poisonlab.attack.Poisoned;
import io.poisonlab.dataset.CsvWriter;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.random.Seed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A scenario")
class ScenarioTest {
  private static final Dataset IRIS = Datasets.iris();

  static Stream<Attack> attacks() {
    var catalogue = AttackProvider.catalogue();
    return Stream.of(
        new LabelFlip(0.1),
        catalogue.create("feature-noise", Map.of("rows", 8, "columns", List.of("petal_width"))),
        catalogue.create("outlier-injection", Map.of("fraction", 0.1)),
        catalogue.create(
            "targeted-flip", Map.of("rows", 5, "source", "setosa", "target", "virginica")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  @DisplayName("reads back equal and makes the same bytes again")
  void replays(Attack attack) {
    Poisoned poisoned = attack.poison(IRIS, new Seed(42));
    Scenario made = Scenario.of(attack, 42, IRIS, poisoned);
    Scenario read = Scenario.parse(made.toYaml(), "test");

    assertThat(read).isEqualTo(made);
    assertThat(CsvWriter.text(read.replay(IRIS).dataset()))
        .isEqualTo(CsvWriter.text(poisoned.dataset()));
    assertThat(made.toYaml()).contains("AML.T0020");
  }

  @Test
  @DisplayName("refuses other data, and a result that is not the recorded one")
  void refuses() {
    LabelFlip flip = new LabelFlip(0.1);
    Scenario made = Scenario.of(flip, 1, IRIS, flip.poison(IRIS, new Seed(1)));

    Dataset less = IRIS.select(java.util.stream.IntStream.range(0, 149).toArray());
    assertThatThrownBy(() -> made.replay(less))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("about other data: it names \"iris\" of 150 rows");
    Scenario altered = Scenario.parse(made.toYaml().replace("seed: 1", "seed: 2"), "test");
    assertThatThrownBy(() -> altered.replay(IRIS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not come out as recorded");
  }

  @Test
  @DisplayName("that is none is refused, and the message says where and what")
  void malformed() {
    LabelFlip flip = new LabelFlip(0.1);
    String good = Scenario.of(flip, 1, IRIS, flip.poison(IRIS, new Seed(1))).toYaml();

    refused(
        "- a",
        "scenario test: found a list; a scenario is keys with their values and needs at least the key \"attack\"");
    refused(good.replace("seed:", "sede:"), "unknown key \"sede\"; the known ones are [attack,");
    refused(good.replace("seed: 1", ""), "\"seed\" is missing");
    refused(good.replace("label-flip", "lable-flip"), "no attack is called \"lable-flip\"");
    refused(good.replaceFirst("sha256: \"..", "sha256: \"zz"), "key \"sha256\"");
    assertThatThrownBy(() -> Scenario.read(Path.of("absent.yaml")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("scenario absent.yaml does not exist");
  }

  private static void refused(String yaml, String message) {
    assertThatThrownBy(() -> Scenario.parse(yaml, "test"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
