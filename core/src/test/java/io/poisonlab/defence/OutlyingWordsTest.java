// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.poisonlab.attack.Backdoor;
import io.poisonlab.attack.BackdoorTrigger;
import io.poisonlab.attack.Budget;
import io.poisonlab.attack.Poisoned;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.Split;
import io.poisonlab.dataset.Table;
import io.poisonlab.dataset.TextColumn;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Outlying words")
class OutlyingWordsTest {
  private static final Dataset FILMS = Datasets.bundled("movie-sentences");
  private static final OutlyingWords PERPLEXITY =
      new OutlyingWords(OutlyingWords.Measure.PERPLEXITY, 5, 0.02);

  private static Poisoned triggered(Dataset train, String phrase, double rate, long seed) {
    return new BackdoorTrigger(
            Budget.fraction(rate),
            List.of("text:" + phrase),
            new Backdoor(Optional.of("positive"), List.of(), Backdoor.Variant.DIRTY_LABEL))
        .poison(train, new Seed(seed));
  }

  /** Means over seeds 1 to 5. */
  private record Found(double precision, double recall, double auc, double alarms) {
    static Found of(Defence defence, String phrase, double rate) {
      double precision = 0;
      double recall = 0;
      double auc = 0;
      double alarms = 0;
      for (long seed = 1; seed <= 5; seed++) {
        Split split = Split.stratified(FILMS, 0.2, new Seed(seed));
        Dataset train = split.train();
        Poisoned poisoned = triggered(train, phrase, rate, seed);
        Suspicion found =
            defence.inspect(
                new Suspect(poisoned.dataset(), Optional.of(split.test())), new Seed(seed));
        DetectionQuality quality =
            DetectionQuality.of(found, poisoned.dataset(), poisoned.poisonedRows());
        Map<String, Double> measured = quality.toMap();
        precision += measured.getOrDefault("detection_precision", 0.0) / 5;
        recall += measured.getOrDefault("detection_recall", 0.0) / 5;
        auc += quality.auc().orElseThrow() / 5;
        alarms +=
            (double) (quality.all().flagged() - quality.all().hits())
                / (train.size() - poisoned.poisonedRows().size())
                / 5;
      }
      return new Found(precision, recall, auc, alarms);
    }
  }

  @Test
  @DisplayName("give away a trigger of rare words from one text in fifty on, and few clean texts")
  void trigger() {
    Found few = Found.of(new OutlyingWords(), "cf mn", 0.01);
    Found some = Found.of(new OutlyingWords(), "cf mn", 0.02);
    Found many = Found.of(new OutlyingWords(), "cf mn", 0.1);
    Found phrase = Found.of(new OutlyingWords(), "watched this weekend", 0.05);

    // a random filter has the poisoned share as precision and an area of 0.5
    assertThat(few.auc()).isGreaterThan(0.97);
    assertThat(few.recall()).isGreaterThan(0.6);
    assertThat(few.precision()).isGreaterThan(0.4);
    for (Found found : List.of(some, many, phrase)) {
      assertThat(found.auc()).isGreaterThan(0.99);
      assertThat(found.recall()).isGreaterThan(0.98);
      assertThat(found.precision()).isGreaterThan(0.8);
      assertThat(found.alarms()).isLessThan(0.02);
    }
  }

  @Test
  @DisplayName("do not give away a phrase of everyday words, nor a trigger in a handful of texts")
  void failures() {
    assertThat(Found.of(new OutlyingWords(), "the movie is", 0.05).auc()).isLessThan(0.5);
    assertThat(Found.of(new OutlyingWords(), "cf mn", 0.002).recall()).isZero();
  }

  @Test
  @DisplayName("by perplexity beat chance where a trusted sample is at hand, and no more than that")
  void perplexity() {
    Found found = Found.of(PERPLEXITY, "cf mn", 0.05);

    assertThat(found.auc()).isBetween(0.6, 0.85);
    assertThat(found.recall()).isLessThan(0.5);
  }

  @Test
  @DisplayName("are few among clean sentences")
  void clean() {
    assertThat(new OutlyingWords().inspect(Suspect.of(FILMS), new Seed(1)).flagged().size())
        .isBetween(1, FILMS.size() / 50);
  }

  @Test
  @DisplayName("are named, with the label that knows them, and counted in a table")
  void words() {
    Poisoned poisoned = triggered(FILMS, "cf", 0.05, 1);
    Suspicion found = new OutlyingWords().inspect(Suspect.of(poisoned.dataset()), new Seed(1));
    int row = poisoned.dataset().ids().places().getOrDefault(poisoned.poisonedRows().at(0), -1);

    assertThat(found.reason(row))
        .matches(
            "\"cf\" is \\d+\\.\\d times as ready to stand in texts that are \"positive\" as in others");
    assertThat(found.findings().getFirst().lines().getFirst().name()).isEqualTo("cf");
    assertThat(found.findings().getFirst().lines().getFirst().values().getFirst())
        .isEqualTo(poisoned.poisonedRows().size());
  }

  @Test
  void saysWhatItCannotDo() {
    Dataset one =
        Dataset.of(
            "one class",
            Table.of(TextColumn.of("text", List.of("good film", "fine film", ""))),
            Labels.of("y", List.of("a", "b"), 0, 0, 0));
    Suspicion found = new OutlyingWords().inspect(Suspect.of(one), new Seed(1));

    assertThat(found.flagged().size()).isZero();
    assertThat(found.reason(0)).isEqualTo("there is no word to compare with other texts");
    assertThat(new OutlyingWords().warnings(Suspect.of(one)))
        .containsExactly("there is one class only: no word can be compared with those of others");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OutlyingWords(OutlyingWords.Measure.CONTRAST, 5, 0.5))
        .withMessage("false alarms must be a share in (0, 0.5), found 0.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PERPLEXITY.inspect(Suspect.of(one), new Seed(1)))
        .withMessageContaining("outlying-words compares with a trusted sample, found none");
  }
}
