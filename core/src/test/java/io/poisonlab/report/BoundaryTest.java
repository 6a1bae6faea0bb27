// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.attack.LabelFlip;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.TrialOutcome;
import io.poisonlab.learner.DecisionTreeLearner;
import io.poisonlab.source.NamedData;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Decision boundaries")
class BoundaryTest {
  private static final Dataset MOONS = NamedData.read("moons(rows=200;seed=3)");

  /** The class is 1 where the first feature is above 0.5, whatever the second. */
  private static Dataset halves() {
    double[] x = IntStream.range(0, 100).mapToDouble(i -> i / 99.0).toArray();
    double[] y = IntStream.range(0, 100).mapToDouble(i -> i % 10 / 9.0).toArray();
    int[] codes = IntStream.range(0, 100).map(i -> i < 50 ? 0 : 1).toArray();
    return Dataset.of(
        "halves",
        Table.of(NumericColumn.of("x", false, x), NumericColumn.of("y", false, y)),
        Labels.of("side", List.of("left", "right"), codes));
  }

  private static List<TrialOutcome> models(Dataset data) {
    return BoundaryModels.of(
        ExperimentPlan.of(data)
            .attacks(new LabelFlip(0.1), new LabelFlip(0.4))
            .learner(new DecisionTreeLearner(2))
            .seeds(7, 9),
        data);
  }

  @Test
  @DisplayName("areas are what the model predicts: left of the middle one class, right the other")
  void areas() {
    String svg = BoundaryPicture.of(halves(), models(halves()).getFirst().kept(), "clean");
    List<String> areas = svg.lines().filter(line -> line.startsWith("<path")).toList();

    // 70 rows of two runs each, which meet at 0.5 of a range with 5 % of room either way
    assertThat(areas).hasSize(2);
    assertThat(areas).allMatch(area -> area.split("M", -1).length == 1 + 70);
    assertThat(areas.get(0)).startsWith("<path class=\"c0\" d=\"M34.0 6.0h140.5v4.5h-140.5zM");
    assertThat(areas.get(1)).startsWith("<path class=\"c1\" d=\"M174.0 6.0h140.0v4.5h-140.0zM");
  }

  @Test
  @DisplayName("no seam shows between the rows of an area: they overlap under one opacity")
  void seams() {
    String svg = BoundaryPicture.of(halves(), models(halves()).getFirst().kept(), "clean");
    int from = svg.indexOf("<g class=\"area\"");

    assertThat(svg.substring(from, svg.indexOf("</g>", from)))
        .contains("zM34.0 10.0h140.5v4.5", "zM34.0 282.0h140.5v4.0h-140.5z\"")
        .doesNotContain("opacity=");
  }

  @Test
  @DisplayName("the clean model and that after the strongest dose are drawn, poisoned rows ringed")
  void strongest() {
    List<TrialOutcome> models = models(MOONS);

    assertThat(models)
        .extracting(outcome -> outcome.trial().poison())
        .containsExactly("clean", "label-flip 40 %");
    assertThat(models).allMatch(outcome -> outcome.trial().seed() == 7);
    assertThat(BoundaryPicture.of(MOONS, models.get(0).kept(), "clean"))
        .doesNotContain("class=\"ring\"");
    assertThat(BoundaryPicture.of(MOONS, models.get(1).kept(), "flipped").split("class=\"ring\""))
        .hasSize(1 + models.get(1).kept().poisoned().poisonedRows().size());
  }

  @Test
  @DisplayName("a model trained again is the one of the sweep: the same rows are right")
  void sameModel() {
    ExperimentPlan plan = ExperimentPlan.of(MOONS).attacks(new LabelFlip(0.4)).seeds(7, 7);

    assertThat(BoundaryModels.of(plan, MOONS))
        .extracting(outcome -> outcome.result().cleanConfusion())
        .containsExactlyInAnyOrderElementsOf(
            Reports.of(plan).results().stream().map(result -> result.cleanConfusion()).toList());
  }

  @Test
  @DisplayName("data of other than two numeric features have no plane")
  void noPlane() {
    assertThat(models(Datasets.iris())).isEmpty();
    assertThat(BoundaryModels.isDrawable(Datasets.bundled("penguins"))).isFalse();
    Dataset constant =
        halves().withTable(halves().table().with(1, NumericColumn.of("y", false, new double[100])));
    assertThat(BoundaryModels.isDrawable(constant)).isFalse();
  }
}
