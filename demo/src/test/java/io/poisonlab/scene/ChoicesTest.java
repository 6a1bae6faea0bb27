// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.attack.AttackProvider;
import io.poisonlab.defence.DefenceProvider;
import io.poisonlab.learner.LearnerProvider;
import io.poisonlab.parameter.Provider;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The knobs offer")
class ChoicesTest {
  @Test
  @DisplayName("every learner of the catalogue, but those of texts and images")
  void learners() {
    assertThat(left(LearnerProvider.catalogue().all(), Choices.learners()))
        .containsExactlyInAnyOrder(
            "convolutional-network",
            "fine-pruned-network",
            "unlearned-network",
            "multinomial-naive-bayes",
            "term-linear-svm",
            "term-logistic-regression");
    assertThat(Choices.learners().subList(0, 6).stream().map(Choice::id))
        .containsExactly(
            "linear-svm",
            "rbf-svm",
            "decision-tree",
            "random-forest",
            "logistic-regression",
            "knn");
  }

  @Test
  @DisplayName("every attack of the catalogue, but those on texts and images")
  void attacks() {
    assertThat(left(AttackProvider.catalogue().all(), Choices.attacks()))
        .containsExactlyInAnyOrder(
            "badnets-patch",
            "blended-trigger",
            "clean-label-perturbation",
            "feature-collision",
            "gradient-matching",
            "near-duplicate-flood",
            "sinusoidal-signal",
            "warping-trigger");
  }

  @Test
  @DisplayName(
      "every defence of the catalogue, but those of texts and images; nearly all have a slider")
  void defences() {
    assertThat(left(DefenceProvider.catalogue().all(), Choices.defences()))
        .containsExactlyInAnyOrder(
            "hidden-layer",
            "loss-isolation",
            "minhash-duplicates",
            "neural-cleanse",
            "outlying-words",
            "word-influence");
    assertThat(
            Choices.defences().stream()
                .filter(choice -> choice.strength().isEmpty())
                .map(Choice::id))
        .containsExactlyInAnyOrder("none");
  }

  private static Set<String> left(Collection<? extends Provider<?>> all, List<Choice> offered) {
    Set<String> ids = all.stream().map(Provider::id).collect(Collectors.toSet());
    ids.removeAll(offered.stream().map(Choice::id).collect(Collectors.toSet()));
    return ids;
  }

  @Test
  @DisplayName("at both ends of each slider a defence that can be played")
  void strengths() {
    for (Choice choice : Choices.defences()) {
      choice
          .strength()
          .ifPresent(slider -> {
            for (double value : new double[] {slider.min(), slider.byDefault(), slider.max()}) {
              Knobs knobs =
                  Knobs.parse(Map.of("defence", choice.id(), "strength", Double.toString(value)));
              assertThat(Scene.of(knobs).defence()).as(choice.id()).isNotNull();
            }
            assertThatThrownBy(() ->
                    Scene.of(
                        Knobs.parse(
                            Map.of(
                                "defence",
                                choice.id(),
                                "strength",
                                Double.toString(slider.max() + 1)))))
                .hasMessageContaining("strength is the " + slider.label());
          });
    }
  }

  @Test
  @DisplayName("nothing that is not on them: unknown names list the known ones")
  void unknown() {
    assertThatThrownBy(() -> Scene.of(Knobs.parse(Map.of("learner", "badnets-patch"))))
        .hasMessageContaining("linear-svm");
    assertThatThrownBy(() -> Scene.of(Knobs.parse(Map.of("data", "../../etc/passwd"))))
        .hasMessageContaining("two-gaussians");
    assertThatThrownBy(() -> Knobs.parse(Map.of("colour", "red"))).hasMessageContaining("learner");
    assertThatThrownBy(() -> Knobs.parse(Map.of("rows", "401"))).hasMessageContaining("[0, 400]");
    assertThatThrownBy(() -> Knobs.parse(Map.of("rows", "many")))
        .hasMessageContaining("whole number");
    assertThatThrownBy(() -> Knobs.parse(Map.of("points", "1")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Knobs.parse(Map.of("points", "1:2:0*100000")))
        .hasMessageContaining("[0, 400]");
  }

  @Test
  @DisplayName("and an address that reads back as they stand")
  void roundTrip() {
    Knobs knobs =
        new Knobs(
            "iris",
            "sepal_length",
            "petal_width",
            "",
            "knn",
            "placed-rows",
            0,
            List.of("1.5:2.0:setosa*20", "1.0:1.0:virginica"),
            "knn-distance",
            OptionalDouble.of(0.2),
            12);
    assertThat(Knobs.parse(knobs.toMap())).isEqualTo(knobs);
    assertThat(Knobs.parse(Map.of())).isEqualTo(Knobs.DEFAULT);
  }
}
