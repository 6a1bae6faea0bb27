// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.RowDraw;
import io.poisonlab.dataset.Table;
import io.poisonlab.learner.DecisionTreeLearner;
import io.poisonlab.learner.GaussianNaiveBayesLearner;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LogisticRegressionLearner;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Greedy injection")
class GreedyInjectionTest {
  private static final Learner LOGISTIC = new LogisticRegressionLearner(1);

  static List<Learner> learners() {
    return List.of(LOGISTIC, new GaussianNaiveBayesLearner(), new DecisionTreeLearner(3));
  }

  private static GreedyInjection greedy(int rows, Learner learner) {
    return new GreedyInjection(Budget.rows(rows), learner, 60, 20, 0.5, 200);
  }

  @Test
  void harmsMoreWithOnePointThanTheBestOfTwentyRandomFlips() {
    double greedy = 0;
    double flips = 0;
    int seeds = 50;
    for (int seed = 0; seed < seeds; seed++) {
      BlobRows blobs = BlobRows.draw(40, 100, seed);
      double clean = BlobRows.accuracy(LOGISTIC, blobs.train(), blobs.validation());
      Dataset poisoned =
          greedy(1, LOGISTIC).poison(blobs.train(), blobs.validation(), new Seed(seed)).dataset();
      greedy += clean - BlobRows.accuracy(LOGISTIC, poisoned, blobs.validation());
      double worst = 1;
      for (int row : RowDraw.withoutReplacement(20, 40, new Seed(seed).generator())) {
        worst =
            Math.min(
                worst, BlobRows.accuracy(LOGISTIC, blobs.withFlippedCopy(row), blobs.validation()));
      }
      flips += clean - worst;
    }
    assertThat(greedy / seeds).isGreaterThan(flips / seeds);
  }

  @ParameterizedTest
  @MethodSource("learners")
  void costsThreePointsOfAccuracyWithTwentyPointsAndNeverLowersTheLoss(Learner learner) {
    double clean = 0;
    double greedy = 0;
    double flips = 0;
    int seeds = 5;
    for (int seed = 0; seed < seeds; seed++) {
      BlobRows blobs = BlobRows.draw(100, 100, 100 + seed);
      GreedyInjection attack = greedy(20, learner);
      Dataset poisoned = attack.poison(blobs.train(), blobs.validation(), new Seed(seed)).dataset();
      Dataset flipped =
          new MislabelledDuplicates(Budget.rows(20), List.of(), Optional.empty())
              .poison(blobs.train(), new Seed(seed))
              .dataset();
      clean += BlobRows.accuracy(learner, blobs.train(), blobs.test());
      greedy += BlobRows.accuracy(learner, poisoned, blobs.test());
      flips += BlobRows.accuracy(learner, flipped, blobs.test());
      if (seed == 0) {
        List<Double> losses =
            attack
                .find(
                    blobs.train(),
                    Optional.of(blobs.validation()),
                    UnitBox.of(blobs.train(), "test"),
                    20,
                    new Seed(seed))
                .losses();
        assertThat(losses).hasSize(21).isSorted();
      }
    }
    assertThat(greedy / seeds).isLessThan(clean / seeds - 0.03);
    assertThat(flips / seeds).isGreaterThan(greedy / seeds + 0.02);
  }

  @Test
  void worksOnConstantColumnsAndDuplicates() {
    Dataset same =
        Dataset.of(
            "same",
            Table.of(NumericColumn.of("x", false, 1, 1, 1, 1, 1, 1, 1, 1)),
            Labels.of("y", List.of("a", "b"), 0, 1, 0, 1, 0, 1, 0, 1));

    assertThat(greedy(4, LOGISTIC).poison(same, new Seed(1)).dataset().size()).isEqualTo(12);
  }

  @Test
  void saysWhatItCannotUse() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> greedy(1, LOGISTIC).poison(Datasets.bundled("penguins"), new Seed(1)))
        .withMessageContaining("column");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GreedyInjection(Budget.rows(1), LOGISTIC, 0, 1, 0.5, 10))
        .withMessageContaining("candidates must be in [1, 5000]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GreedyInjection(Budget.rows(1), LOGISTIC, 1, 1, 1, 10))
        .withMessageContaining("validation_share");
  }
}
