// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.Split;
import io.poisonlab.dataset.Table;
import io.poisonlab.dataset.TextColumn;
import io.poisonlab.evaluation.Evaluation;
import io.poisonlab.learner.MultinomialNaiveBayesLearner;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A flood of near duplicates")
class NearDuplicateFloodTest {
  private static final Dataset FILMS = Datasets.bundled("movie-sentences");

  private static NearDuplicateFlood flood(Budget budget, int edits, String target, String... ids) {
    return new NearDuplicateFlood(budget, 20, edits, Optional.of(target), List.of(ids));
  }

  private static List<String> texts(Dataset data) {
    return data.table().columns().getFirst().texts();
  }

  @Test
  @DisplayName(
      "adds copies of which none is equal to another text, each one edit from its sentence")
  void nearAndNeverEqual() {
    String sentence = texts(FILMS.selectIds(FILMS.ids().select(new int[] {7}))).getFirst();
    String wanted = FILMS.labels().name(7).equals("positive") ? "negative" : "positive";
    Poisoned poisoned = flood(Budget.rows(200), 1, wanted, "7").poison(FILMS, new Seed(3));
    Dataset added = poisoned.dataset().selectIds(poisoned.poisonedRows());
    Set<String> all = new HashSet<>(texts(FILMS));

    assertThat(texts(added)).hasSize(200).allMatch(all::add);
    assertThat(IntStream.range(0, 200).mapToObj(added.labels()::name)).containsOnly(wanted);
    assertThat(texts(added)).allSatisfy(copy -> assertThat(edits(sentence, copy)).isEqualTo(1));
    assertThat(edits(sentence, "something else entirely, of other words and length"))
        .isGreaterThan(4);
  }

  /** Words in the one and not in the other, a swap as one. */
  private static int edits(String one, String other) {
    List<String> a = Arrays.asList(one.split(" ", -1));
    List<String> b = Arrays.asList(other.split(" ", -1));
    int[][] cost = new int[a.size() + 1][b.size() + 1];
    for (int i = 0; i <= a.size(); i++) {
      for (int j = 0; j <= b.size(); j++) {
        int best = i + j;
        if (i > 0 && j > 0) {
          boolean same = a.get(i - 1).equals(b.get(j - 1));
          best = Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), cost[i - 1][j] + 1);
          best = Math.min(best, cost[i][j - 1] + 1);
          if (i > 1
              && j > 1
              && a.get(i - 1).equals(b.get(j - 2))
              && a.get(i - 2).equals(b.get(j - 1))) {
            best = Math.min(best, cost[i - 2][j - 2] + 1);
          }
        }
        cost[i][j] = best;
      }
    }
    return cost[a.size()][b.size()];
  }

  /** How often the chosen sentences are taken for the target, and accuracy on the truth. */
  private record Effect(double success, double control, double accuracy) {}

  private static Effect effect(double fraction) {
    double success = 0;
    double control = 0;
    double accuracy = 0;
    for (long seed = 1; seed <= 5; seed++) {
      Split split = Split.stratified(FILMS, 0.2, new Seed(seed));
      Poisoned poisoned =
          flood(Budget.fraction(fraction), 1, "positive").poison(split.train(), new Seed(seed));
      TrainedModel model =
          new MultinomialNaiveBayesLearner().train(poisoned.dataset(), new Seed(seed));
      TrainedModel clean = new MultinomialNaiveBayesLearner().train(split.train(), new Seed(seed));
      Aim aim = poisoned.aim().orElseThrow();
      success += success(aim, split.test(), model) / 5;
      control += success(aim, split.test(), clean) / 5;
      accuracy +=
          Evaluation.of(split.test().labels(), model.predict(split.test().table())).accuracy() / 5;
    }
    return new Effect(success, control, accuracy);
  }

  private static double success(Aim aim, Dataset test, TrainedModel model) {
    int[] rows = aim.rows(test);
    assertThat(rows).hasSize(20);
    Labels said = model.predict(aim.present(test.table().select(rows))).labels();
    return Arrays.stream(said.toArray())
            .filter(code -> aim.reached(test.labels().codeOf("negative"), code))
            .count()
        / (double) rows.length;
  }

  /** On seeds 1 to 5: 0.38 and 0.98 (control 0.00 and 0.02), accuracy 0.872 and 0.866. */
  @Test
  @DisplayName(
      "turns the chosen sentences, which an unpoisoned model has right, and costs little else")
  void harm() {
    Effect few = effect(0.01);
    Effect many = effect(0.05);

    assertThat(few.control()).isLessThan(0.1);
    assertThat(many.success()).isGreaterThan(0.9).isGreaterThan(few.success() + 0.1);
    assertThat(many.accuracy()).isGreaterThan(0.86);
  }

  @Test
  @DisplayName("refuses rows of the target class, texts without words, and tables of other columns")
  void refusals() {
    Dataset two =
        Dataset.of(
            "two",
            Table.of(TextColumn.of("text", List.of("", "good"))),
            Labels.of("y", List.of("bad", "fine"), 0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> flood(Budget.rows(1), 1, "fine").poison(two, new Seed(1)))
        .withMessageContaining("no row of another class than \"fine\" holds a word");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> flood(Budget.rows(1), 1, "fine", "1").poison(two, new Seed(1)))
        .withMessageContaining("have the target class \"fine\" or hold no word");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> flood(Budget.rows(1), 1, "grand").poison(two, new Seed(1)))
        .withMessageContaining("no class \"grand\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NearDuplicateFlood(0.1).poison(Datasets.iris(), new Seed(1)))
        .withMessageContaining(
            "near-duplicate-flood reads one column of texts, found [sepal_length");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> flood(Budget.rows(1), 0, "fine"))
        .withMessage("edits must be in [1, 100], found 0");
  }
}
