// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Table;
import io.poisonlab.dataset.TextColumn;
import io.poisonlab.learner.MultinomialNaiveBayesLearner;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Attacks on texts")
class TextAttacksTest {
  private static final Dataset REVIEWS = reviews(600, 1);

  private static Dataset reviews(int rows, long seed) {
    Random random = new Random(seed);
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      List<String> words = new ArrayList<>();
      for (int word = 0; word < 6; word++) {
        words.add("word" + random.nextInt(50));
      }
      words.add(row % 2 == 0 ? "awful" : "lovely");
      texts.add(String.join(" ", words));
    }
    return Dataset.of(
        "reviews",
        Table.of(TextColumn.of("review", texts)),
        Labels.of(
            "mood", List.of("bad", "good"), IntStream.range(0, rows).map(i -> i % 2).toArray()));
  }

  private static List<String> texts(Dataset data) {
    return ((TextColumn) data.table().columns().getFirst()).texts();
  }

  @ParameterizedTest
  @EnumSource(
      value = Backdoor.Variant.class,
      names = {"DIRTY_LABEL", "CLEAN_LABEL"})
  @DisplayName("a phrase behind a few texts makes a model obey it, and an unpoisoned model not")
  void phrase(Backdoor.Variant variant) {
    BackdoorTrigger attack =
        new BackdoorTrigger(
            Budget.fraction(variant == Backdoor.Variant.DIRTY_LABEL ? 0.05 : 0.4),
            List.of("review:cf mn"),
            new Backdoor(Optional.of("good"), List.of(), variant));

    Poisoned poisoned = attack.poison(REVIEWS, new Seed(1));

    Dataset stamped = poisoned.dataset().selectIds(poisoned.poisonedRows());
    assertThat(texts(stamped)).isNotEmpty().allMatch(text -> text.endsWith(" cf mn"));
    assertThat(IntStream.range(0, stamped.size()).mapToObj(stamped.labels()::name))
        .containsOnly("good");
    assertThat(success(poisoned.aim().orElseThrow(), poisoned.dataset())).isGreaterThan(0.9);
    assertThat(success(poisoned.aim().orElseThrow(), REVIEWS)).isLessThan(0.05);
  }

  private static double success(Aim aim, Dataset training) {
    TrainedModel model = new MultinomialNaiveBayesLearner().train(training, new Seed(1));
    Dataset fresh = reviews(200, 2);
    int[] rows = aim.rows(fresh);
    Labels said = model.predict(aim.present(fresh.table().select(rows))).labels();
    return IntStream.range(0, rows.length)
            .filter(i -> aim.reached(fresh.labels().code(rows[i]), said.code(i)))
            .count()
        / (double) rows.length;
  }

  @Test
  @DisplayName(
      "a trigger without a word is refused, and where none is named one is made of rare words")
  void trigger() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new BackdoorTrigger(
                    Budget.rows(1),
                    List.of("review:!"),
                    new Backdoor(Optional.empty(), List.of(), Backdoor.Variant.DIRTY_LABEL))
                .poison(REVIEWS, new Seed(1)))
        .withMessageContaining("must hold a word of two or more characters, found \"!\"");
    Poisoned poisoned = new BackdoorTrigger(0.05).poison(REVIEWS, new Seed(1));
    assertThat(texts(poisoned.dataset().selectIds(poisoned.poisonedRows())))
        .allMatch(text -> text.endsWith(" cf mn"));
  }

  @Test
  @DisplayName("noise is the text of another row, and a burst of missing values leaves empty texts")
  void noiseAndGaps() {
    Set<String> known = new HashSet<>(texts(REVIEWS));
    Poisoned noisy = new FeatureNoise(0.2).poison(REVIEWS, new Seed(1));
    assertThat(texts(noisy.dataset())).allMatch(known::contains).isNotEqualTo(texts(REVIEWS));
    assertThat(noisy.dataset().labels()).isEqualTo(REVIEWS.labels());

    Poisoned missing =
        new MissingBurst(0.1, MissingBurst.Pattern.SCATTERED).poison(REVIEWS, new Seed(1));
    assertThat(texts(missing.dataset().selectIds(missing.poisonedRows())))
        .hasSize(60)
        .containsOnly("");
  }

  @Test
  @DisplayName("copies of chosen rows get the other class")
  void chosenRows() {
    Poisoned poisoned =
        new MislabelledDuplicates(
                Budget.rows(3), List.of(), Optional.of("bad"), List.of("5", "1", "3"))
            .poison(REVIEWS, new Seed(1));
    Dataset copies = poisoned.dataset().selectIds(poisoned.poisonedRows());
    assertThat(texts(copies))
        .containsExactlyInAnyOrderElementsOf(texts(REVIEWS.selectIds(RowIds.of(1, 3, 5))));
    assertThat(copies.labels().toArray()).containsOnly(0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> chosen("4").poison(REVIEWS, new Seed(1)))
        .withMessageContaining("have the target class");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> chosen("9999").poison(REVIEWS, new Seed(1)))
        .withMessageContaining("no row with the id 9999");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> chosen("first"))
        .withMessageContaining("must be ids of rows, whole numbers, found \"first\"");
  }

  private static MislabelledDuplicates chosen(String id) {
    return new MislabelledDuplicates(Budget.rows(1), List.of(), Optional.of("bad"), List.of(id));
  }
}
