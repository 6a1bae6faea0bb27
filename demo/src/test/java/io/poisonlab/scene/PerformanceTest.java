// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.evaluation.Metric;
import io.poisonlab.experiment.ExperimentListener;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.ExperimentRunner;
import io.poisonlab.experiment.TrialResult;
import io.poisonlab.parameter.Description;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A scene")
class PerformanceTest {
  /** Configuration H of the published story: 97 to 47 to 92 per cent. */
  @Test
  @DisplayName("of the first page has, over a hundred seeds, the means of the published story")
  void reproducesTheStory() {
    List<List<Double>> all = new ArrayList<>();
    for (int seed = 1; seed <= 100; seed++) {
      all.add(new Performance(Scene.of(Knobs.DEFAULT.withSeed(seed))).accuracies());
    }
    assertThat(mean(all, 0)).as("clean").isCloseTo(0.968, within(0.005));
    assertThat(mean(all, 1)).as("poisoned").isCloseTo(0.470, within(0.005));
    assertThat(mean(all, 2)).as("retrained").isCloseTo(0.928, within(0.02));
  }

  private static double mean(List<List<Double>> all, int which) {
    return all.stream().mapToDouble(one -> one.get(which)).average().orElseThrow();
  }

  @Test
  @DisplayName("shows the numbers that a run of its plan records")
  void agreesWithItsPlan() {
    for (Map<String, String> knobs :
        List.of(
            Map.<String, String>of(),
            Map.of("data", "iris", "learner", "knn", "attack", "label-flip", "rows", "30"),
            Map.of("data", "moons", "learner", "decision-tree", "defence", "gold-correction"),
            Map.of("attack", "placed-rows", "points", "4.0:4.0:0*20,5.0:5.0:0*20"))) {
      Scene scene = Scene.of(Knobs.parse(knobs));
      List<Stage> stages = play(scene);
      ExperimentReport report = new ExperimentRunner(ExperimentListener.silent()).run(scene.plan());

      assertThat(stages.get(0).accuracy()).isEqualTo(clean(report, "clean", "none"));
      assertThat(stages.get(1).accuracy()).isEqualTo(clean(report, scene.knobs().attack(), "none"));
      assertThat(stages.get(3).accuracy())
          .isEqualTo(clean(report, scene.knobs().attack(), scene.knobs().defence()));
      assertThat(new Performance(scene).accuracies())
          .containsExactly(
              stages.get(0).accuracy(), stages.get(1).accuracy(), stages.get(3).accuracy());
    }
  }

  private static double clean(ExperimentReport report, String attack, String defence) {
    return report.results().stream()
        .filter(result -> id(result.trial().attack()).equals(attack))
        .filter(result -> id(result.trial().defence()).equals(defence))
        .mapToDouble(PerformanceTest::clean)
        .findFirst()
        .orElseThrow();
  }

  private static double clean(TrialResult result) {
    return result.clean(Metric.ACCURACY).orElseThrow();
  }

  private static String id(Object algorithm) {
    return Description.of(algorithm).id();
  }

  private static List<Stage> play(Scene scene) {
    List<Stage> stages = new ArrayList<>();
    new Performance(scene).play(stages::add);
    return stages;
  }

  @Test
  @DisplayName("is the same each time it is played")
  void isRepeatable() {
    assertThat(play(Scene.of(Knobs.DEFAULT))).isEqualTo(play(Scene.of(Knobs.DEFAULT)));
  }

  @Test
  @DisplayName("marks exactly the poisoned rows, and those that the filter takes out")
  void marksRows() {
    List<Stage> stages = play(Scene.of(Knobs.DEFAULT));

    assertThat(stages.get(0).rows().marks()).matches("\\.{240}");
    assertThat(stages.get(1).rows().marks()).matches("\\.{240}p{80}");
    String filtered = stages.get(2).rows().marks();
    assertThat(count(filtered, 'x')).isEqualTo(hits(stages));
    assertThat(count(filtered, 'x') + count(filtered, 'h')).isEqualTo(25);
    String left = stages.get(3).rows().marks();
    assertThat(left).hasSize(320 - 25);
    assertThat(count(left, 'p')).isEqualTo(80 - count(filtered, 'x'));
  }

  @Test
  @DisplayName("whose defence mends classes no longer calls those rows poisoned")
  void forgetsWhatIsMended() {
    List<Stage> stages =
        play(
            Scene.of(
                Knobs.parse(
                    Map.of(
                        "learner", "knn", "attack", "label-flip", "defence", "neighbour-vote"))));

    assertThat(stages.get(3).rows().marks()).hasSize(240);
    assertThat(count(stages.get(3).rows().marks(), 'p')).isEqualTo(80 - hits(stages));
  }

  private static long hits(List<Stage> stages) {
    return Math.round(stages.get(2).facts().getOrDefault("hits", 0.0));
  }

  private static long count(String marks, char letter) {
    return marks.chars().filter(mark -> mark == letter).count();
  }
}
