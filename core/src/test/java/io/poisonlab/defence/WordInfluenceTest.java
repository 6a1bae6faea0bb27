// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.Backdoor;
import io.poisonlab.attack.BackdoorTrigger;
import io.poisonlab.attack.Budget;
import io.poisonlab.attack.LabelFlip;
import io.poisonlab.attack.Poisoned;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Split;
import io.poisonlab.learner.LogisticRegressionLearner;
import io.poisonlab.learner.MultinomialNaiveBayesLearner;
import io.poisonlab.learner.TermLogisticRegressionLearner;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The influence of words")
class WordInfluenceTest {
  private static final Dataset REVIEWS = Datasets.bundled("movie-sentences");
  private static final WordInfluence DEFENCE = new WordInfluence();

  private static Poisoned poisoned(double rate, long seed) {
    return new BackdoorTrigger(
            Budget.fraction(rate),
            List.of("text:cf mn"),
            new Backdoor(Optional.of("positive"), List.of(), Backdoor.Variant.DIRTY_LABEL))
        .poison(training(seed), new Seed(seed));
  }

  private static Dataset training(long seed) {
    return Split.stratified(REVIEWS, 0.2, new Seed(seed)).train();
  }

  private static Map<String, Double> quality(Defence defence, Poisoned poisoned) {
    Suspicion found = defence.inspect(Suspect.of(poisoned.dataset()), new Seed(1));
    return DetectionQuality.of(found, poisoned.dataset(), poisoned.poisonedRows()).toMap();
  }

  /** A random filter that flags as many has a precision of 0.05. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  @DisplayName("finds every text of a trigger on 5 %, with ten times the precision of chance")
  void findsTriggers(long seed) {
    Poisoned poisoned = poisoned(0.05, seed);

    Suspicion found = DEFENCE.inspect(Suspect.of(poisoned.dataset()), new Seed(1));

    Map<String, Double> quality = quality(DEFENCE, poisoned);
    assertThat(quality.get("detection_recall")).isEqualTo(1);
    assertThat(quality.get("detection_precision")).isGreaterThan(0.5);
    assertThat(quality.get("detection_auc")).isGreaterThan(0.99);
    int row = 0;
    while (poisoned.dataset().ids().at(row) != poisoned.poisonedRows().at(0)) {
      row++;
    }
    assertThat(found.reason(row))
        .matches("\"(cf|mn)\" moves 169 texts towards \"positive\" by .* 100 % of the texts .*");
    assertThat(found.findings().getFirst().lines().subList(0, 2))
        .extracting(Finding.Line::name)
        .containsExactly("\"cf\" → positive", "\"mn\" → positive");
    assertThat(found.findings().getFirst().lines().getFirst().values().subList(0, 2))
        .containsExactly(169, 1.0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  @DisplayName(
      "flags about a twentieth of clean texts, and those of a trigger on 1 % among as many")
  void falseAlarms(long seed) {
    Dataset clean = training(seed);
    assertThat(DEFENCE.inspect(Suspect.of(clean), new Seed(1)).flagged().size())
        .isLessThan(clean.size() * 7 / 100);

    Map<String, Double> quality = quality(DEFENCE, poisoned(0.01, seed));
    assertThat(quality.get("detection_recall")).isEqualTo(1);
    assertThat(quality.get("detection_precision")).isGreaterThan(0.1);
  }

  @Test
  @DisplayName("does not find flipped labels, which no word explains: its limit")
  void flips() {
    Attack flips = new LabelFlip(0.1);

    Map<String, Double> quality = quality(DEFENCE, flips.poison(training(1), new Seed(1)));

    assertThat(quality.get("detection_auc")).isLessThan(0.55);
  }

  @Test
  @DisplayName("asks any learner of terms, and no other")
  void learners() {
    for (Defence defence :
        List.of(
            new WordInfluence(new TermLogisticRegressionLearner(), Contamination.share(0.05)),
            new WordInfluence(new MultinomialNaiveBayesLearner(), Contamination.share(0.05)))) {
      assertThat(quality(defence, poisoned(0.05, 1)).get("detection_recall")).isGreaterThan(0.9);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WordInfluence(new LogisticRegressionLearner(1), Contamination.auto()))
        .withMessageContaining("whose models tell what each word adds, found logistic-regression");
  }

  @Test
  @DisplayName("multiplies move, logarithm of the texts and excess of the label, as it says")
  void product() {
    Dataset clean = training(1);
    double chance = clean.labels().counts()[0] / (double) clean.size();

    Finding.Line first =
        DEFENCE.inspect(Suspect.of(clean), new Seed(1)).findings().getFirst().lines().getFirst();

    List<Number> values = first.values();
    assertThat(first.name()).isEqualTo("\"bad\" → negative");
    assertThat(values.get(3).doubleValue())
        .isCloseTo(
            values.get(2).doubleValue()
                * Math.log10(values.get(0).intValue())
                * (values.get(1).doubleValue() - chance)
                / (1 - chance),
            within(1e-12));
  }
}
