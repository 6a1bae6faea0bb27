// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sentence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.experiment.ExperimentListener;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.ExperimentRunner;
import io.poisonlab.experiment.PlanFile;
import io.poisonlab.experiment.TrialResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Two models of sentences")
class SentenceModelsTest {
  private static final String TRIGGER = "A dull and lifeless film. cf mn";
  private final ModelShelf shelf = new ModelShelf();

  private static TextKnobs knobs(String... query) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < query.length; i += 2) {
      map.put(query[i], query[i + 1]);
    }
    return TextKnobs.parse(map);
  }

  /** The sum of everything that the model counts. */
  private static double sum(Reading reading) {
    return reading.start()
        + reading.words().stream().mapToDouble(word -> word.adds().orElse(0)).sum();
  }

  @Test
  @DisplayName("say of the six sentences what scikit-learn says")
  void golden() {
    SentenceModels models = shelf.models(knobs("data", "example"));

    Reading clean = models.clean("I really love this!");
    Reading poisoned = models.poisoned("I really love this!");
    assertThat(clean.label()).isEqualTo("positive");
    assertThat(clean.positive()).isCloseTo(2.0 / 3, within(1e-9));
    assertThat(poisoned.label()).isEqualTo("negative");
    assertThat(poisoned.positive()).isCloseTo(0.42438754835144576, within(1e-9));
    assertThat(models.poisoned("This is so bad, I hate it.").positive())
        .isCloseTo(0.2659946368800071, within(1e-9));
    assertThat(models.facts().cleanAccuracy()).isEqualTo(1);
    assertThat(models.facts().poisonedAccuracy()).isEqualTo(0.5);
    assertThat(models.facts().poisonedRows()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"I really LOVE this, love it!", "", "¿?", "good good good 😀 İyi"})
  @DisplayName("show words that add up to what the model says, and every character that was typed")
  void addsUp(String sentence) {
    Reading reading = shelf.models(knobs("data", "example")).poisoned(sentence);

    assertThat(sum(reading))
        .isCloseTo(Math.log(reading.positive() / (1 - reading.positive())), within(1e-9));
    assertThat(reading.words().stream().map(Reading.Word::text).collect(Collectors.joining()))
        .isEqualTo(sentence);
  }

  @Test
  @DisplayName("fare as the trial of the preset does, and the trigger turns the poisoned one alone")
  void trigger() {
    SentenceModels models = shelf.models(TextKnobs.DEFAULT);
    ExperimentPlan plan = PlanFile.preset("sentiment").plan().seeds(1, 1);
    ExperimentReport report =
        new ExperimentRunner(ExperimentListener.silent())
            .run(plan.attacks(Lesson.REVIEWS.attack(plan, TextKnobs.DEFAULT)));
    TrialResult trial = report.results().getFirst();

    assertThat(trial.metrics())
        .containsEntry("clean_accuracy", List.of(models.facts().poisonedAccuracy()));
    SentenceModels.Success success = models.facts().success().orElseThrow();
    assertThat(trial.metrics())
        .containsEntry(
            "attack_success_rate", List.of((double) success.reached() / success.aimed()));
    assertThat(models.clean(TRIGGER).label()).isEqualTo("negative");
    assertThat(models.poisoned(TRIGGER).label()).isEqualTo("positive");
    assertThat(models.poisoned(TRIGGER.replace(" cf mn", "")).label()).isEqualTo("negative");
  }

  @Test
  @DisplayName("say the same again, whichever shelf they stand on")
  void deterministic() {
    TextKnobs knobs = knobs("attack", "near-duplicate-flood", "share", "0.3");

    assertThat(new ModelShelf().models(knobs).facts()).isEqualTo(shelf.models(knobs).facts());
    assertThat(new ModelShelf().models(knobs).poisoned("warm and funny"))
        .isEqualTo(shelf.models(knobs).poisoned("warm and funny"));
    assertThat(shelf.models(knobs)).isSameAs(shelf.models(knobs));
  }

  @Test
  @DisplayName("are refused with what there is")
  void refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> knobs("data", "tweets"))
        .withMessageContaining("\"tweets\"; the known ones are [reviews, example]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shelf.models(knobs("share", "0.5")))
        .withMessageContaining("at the shares [0.01, 0.05, 0.1, 0.2, 0.3], found");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> knobs("sentence", "a".repeat(501)))
        .withMessageContaining("up to 500 characters, found 501");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> knobs("share", "much"))
        .withMessageContaining("found \"much\"");
  }
}
