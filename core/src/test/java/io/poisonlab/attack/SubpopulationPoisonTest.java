// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.Split;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LogisticRegressionLearner;
import io.poisonlab.learner.RandomForestLearner;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Subpopulation poison")
class SubpopulationPoisonTest {
  private static final Dataset DIGITS = Datasets.bundled("digits");
  private static final int SPLITS = 5;

  private static SubpopulationPoison attack(double alpha) {
    return new SubpopulationPoison(
        Budget.fraction(alpha, Denominator.SUBPOPULATION), 20, Optional.empty(), false);
  }

  /** Accuracy on the cluster and on the rest, mean over the splits. */
  private static double[] accuracies(Learner learner, double alpha) {
    double[] sums = new double[2];
    for (long s = 0; s < SPLITS; s++) {
      Split split = Split.stratified(DIGITS, 0.3, new Seed(s));
      Poisoned poisoned = attack(alpha).poison(split.train(), new Seed(s));
      TrainedModel model = learner.train(poisoned.dataset(), new Seed(s));
      Labels predicted = model.predict(split.test().table()).labels();
      Labels truth = split.test().labels();
      Aim aim = poisoned.aim().orElseThrow();
      int[] inside = aim.rows(split.test());
      int[] outside =
          IntStream.range(0, truth.size())
              .filter(row -> Arrays.stream(inside).noneMatch(i -> i == row))
              .toArray();
      sums[0] +=
          Arrays.stream(inside)
                  .filter(row -> !aim.reached(truth.code(row), predicted.code(row)))
                  .count()
              / (double) inside.length
              / SPLITS;
      sums[1] +=
          Arrays.stream(outside).filter(row -> truth.code(row) == predicted.code(row)).count()
              / (double) outside.length
              / SPLITS;
    }
    return sums;
  }

  /**
   * Half, once and twice the cluster's size inserted leave .80, .52 and .15 of it right; with
   * scikit-learn, on a cluster of its own, .90, .65 and .24.
   */
  @Test
  void breaksALogisticRegressionInOneClusterOnly() {
    breaks(new LogisticRegressionLearner(1, true), new double[] {.90, .65, .24});
  }

  /** They leave .96, .55 and .10; with scikit-learn .99, .88 and .28. */
  @Test
  void breaksAForestInOneClusterOnly() {
    breaks(new RandomForestLearner(50), new double[] {.99, .88, .28});
  }

  private static void breaks(Learner learner, double[] measured) {
    double[] alphas = {0.5, 1, 2};
    double[] clean = accuracies(learner, 0);
    assertThat(clean[0]).isGreaterThan(0.95);
    double before = clean[0];
    for (int i = 0; i < alphas.length; i++) {
      double[] poisoned = accuracies(learner, alphas[i]);
      assertThat(poisoned[0])
          .as("the cluster at %s", alphas[i])
          .isLessThan(before - 0.01)
          .isLessThan(measured[i] + 0.03);
      assertThat(poisoned[1]).as("the rest at %s", alphas[i]).isGreaterThan(clean[1] - 0.015);
      before = poisoned[0];
    }
    assertThat(before).isLessThanOrEqualTo(0.5);
  }

  @Test
  void copiesRowsOfOneClassOfTheCluster() {
    Poisoned poisoned = attack(2).poison(DIGITS, new Seed(1));
    int size = attack(2).attackable(DIGITS);
    Dataset added = poisoned.dataset().selectIds(poisoned.poisonedRows());

    assertThat(size).isBetween(DIGITS.size() / 40, DIGITS.size() / 5);
    assertThat(added.size()).isEqualTo(2 * size);
    assertThat(Arrays.stream(added.labels().counts()).filter(count -> count > 0)).hasSize(1);
    assertThat(poisoned.aim().orElseThrow().rows(added))
        .as("all in the cluster")
        .hasSize(added.size());
    assertThat(poisoned.aim().orElseThrow().present(added.table())).isEqualTo(added.table());
  }

  @Test
  @DisplayName("is about the same cluster whatever the seed, the rate and the denominator")
  void isAboutTheSameCluster() {
    Aim aim = attack(1).poison(DIGITS, new Seed(1)).aim().orElseThrow();
    SubpopulationPoison ofAll =
        new SubpopulationPoison(Budget.fraction(0.02), 20, Optional.of("3"), false);

    assertThat(attack(0).poison(DIGITS, new Seed(2)).aim()).contains(aim);
    assertThat(ofAll.poison(DIGITS, new Seed(3)).aim()).contains(aim);
    assertThat(ofAll.poison(DIGITS, new Seed(3)).poisonedRows().size()).isEqualTo(35);
    assertThat(ofAll.poison(DIGITS, new Seed(3)).dataset().labels().name(1797)).isEqualTo("3");
  }

  @Test
  void saysWhatItCannotDo() {
    Dataset iris = Datasets.iris();
    Dataset few = iris.select(new int[] {0, 60, 120});
    Dataset one = iris.select(IntStream.range(0, 50).toArray());
    SubpopulationPoison setosa =
        new SubpopulationPoison(Budget.rows(3), 3, Optional.of("setosa"), true);

    assertThatThrownBy(() -> new SubpopulationPoison(1).poison(few, new Seed(1)))
        .hasMessage("number of clusters must be in [1, 3], the different rows, found 20");
    assertThatThrownBy(() -> new SubpopulationPoison(1).poison(one, new Seed(1)))
        .hasMessageContaining("needs rows of two classes or more");
    assertThatThrownBy(() -> setosa.poison(iris, new Seed(1)))
        .hasMessageContaining("have the target class \"setosa\" already; name another");
    assertThatThrownBy(() -> new SubpopulationPoison(Budget.rows(1), 1, Optional.empty(), true))
        .hasMessage("clusters must be in [2, 1000], found 1");
    assertThatThrownBy(() -> attack(10.5)).hasMessageContaining("in [0, 10");
  }
}
