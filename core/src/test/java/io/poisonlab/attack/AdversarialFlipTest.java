// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.poisonlab.attack.BoundaryFlip.Place;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LinearSvmLearner;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An adversarial flip")
class AdversarialFlipTest {
  private static final Dataset IRIS = Datasets.iris();
  private static final Dataset TWO = IRIS.select(IntStream.range(50, 150).toArray());
  private static final Learner SVM = new LinearSvmLearner(1, true);

  @Test
  void choosesTheFarthestRowsOfTwoClassesInItsFirstRound() {
    for (Learner surrogate : List.of(SVM, Learners.LOGISTIC)) {
      Budget tenth = Budget.fraction(0.1);
      assertThat(new AdversarialFlip(tenth, surrogate, 1).poison(TWO, new Seed(1)))
          .isEqualTo(new BoundaryFlip(tenth, Place.FARTHEST, surrogate).poison(TWO, new Seed(1)));
    }
  }

  @Test
  void takesTheClassThatTheSurrogateFindsMostAbsurd() {
    double[][] losses = Surrogate.losses(Learners.LOGISTIC, IRIS, IRIS.labels());
    Labels after =
        new AdversarialFlip(Budget.fraction(0.1), Learners.LOGISTIC, 1)
            .poison(IRIS, new Seed(1))
            .dataset()
            .labels();
    for (int row = 0; row < IRIS.size(); row++) {
      if (after.code(row) != IRIS.labels().code(row)) {
        assertThat(losses[row][after.code(row)])
            .isEqualTo(Arrays.stream(losses[row]).max().orElseThrow());
      }
    }
  }

  /** What the alternation minimises: the losses after the attack less those before it. */
  private static double objective(Dataset data, Labels flipped) {
    double[][] before = Surrogate.losses(SVM, data, data.labels());
    double[][] after = Surrogate.losses(SVM, data, flipped);
    double sum = 0;
    for (int row = 0; row < data.size(); row++) {
      sum += after[row][flipped.code(row)] - before[row][flipped.code(row)];
    }
    return sum;
  }

  @Test
  void isMoreBelievedByThePoisonedModelThanItsFirstChoice() {
    Dataset data = Datasets.breastCancer().select(IntStream.range(0, 200).toArray());
    Budget budget = Budget.fraction(0.2);
    Labels first = new AdversarialFlip(budget, SVM, 1).poison(data, new Seed(1)).dataset().labels();
    Labels last = new AdversarialFlip(budget, SVM, 10).poison(data, new Seed(1)).dataset().labels();

    assertThat(last).isNotEqualTo(first);
    assertThat(objective(data, last)).isLessThan(objective(data, first) - 1);
  }

  @Test
  void flipsNoRowToAClassWithoutRows() {
    Labels after = new AdversarialFlip(0.5).poison(TWO, new Seed(1)).dataset().labels();

    assertThat(after.counts()[0]).isZero();
  }

  @Test
  void maySwapAllLabels() {
    Labels after = new AdversarialFlip(1).poison(TWO, new Seed(1)).dataset().labels();

    assertThat(IntStream.range(0, 100).filter(row -> after.code(row) == TWO.labels().code(row)))
        .isEmpty();
  }

  @Test
  void isReadFromSettings() {
    assertThat(new AdversarialFlip.Provider().create(Map.of("fraction", 0.1)))
        .isEqualTo(new AdversarialFlip(0.1));
    assertThat(
            new AdversarialFlip.Provider()
                .create(
                    Map.of(
                        "rows",
                        3,
                        "rounds",
                        2,
                        "surrogate",
                        "logistic-regression(standardise=true)")))
        .isEqualTo(new AdversarialFlip(Budget.rows(3), Learners.LOGISTIC, 2));
  }

  @Test
  void saysWhatItNeeds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AdversarialFlip(Budget.rows(1), SVM, 0))
        .withMessage("rounds must be in [1, 1000], found 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new AdversarialFlip(0.1)
                .poison(IRIS.select(IntStream.range(0, 50).toArray()), new Seed(1)))
        .withMessageContaining("one class only, \"setosa\"");
  }

  /** Breast cancer, logistic regression; scikit-learn's means, over other splits, within 0.03. */
  @Test
  void harmsFarMoreThanRandomFlips() {
    Harm cancer = new Harm(Datasets.breastCancer(), Learners.LOGISTIC, 20);
    double clean = cancer.accuracy(new Clean());
    double random = cancer.accuracy(new LabelFlip(0.1));
    double nearest = cancer.accuracy(new BoundaryFlip(0.1, Place.NEAREST));
    double farthest = cancer.accuracy(new BoundaryFlip(0.1, Place.FARTHEST));
    double adversarial = cancer.accuracy(new AdversarialFlip(0.1));

    assertThat(clean).isGreaterThan(0.97);
    assertThat(random).isBetween(0.93, clean - 0.01);
    assertThat(adversarial).isLessThan(0.87);
    assertThat(farthest).isBetween(adversarial + 0.002, random - 0.05);
    assertThat(nearest).isBetween(random, clean - 0.005);
  }

  @Test
  void farthestFlipsHarmAsMeasuredElsewhere() {
    Harm cancer = new Harm(Datasets.breastCancer(), Learners.LOGISTIC, 10);
    double[] rates = {0.05, 0.1, 0.2, 0.3};
    double[] expected = {.903, .836, .712, .602};
    double[] random = {.950, .942, .918, .895};
    for (int i = 0; i < rates.length; i++) {
      assertThat(cancer.accuracy(new BoundaryFlip(rates[i], Place.FARTHEST)))
          .as("farthest flips of %s", rates[i])
          .isBetween(expected[i] - 0.03, expected[i] + 0.03);
      assertThat(cancer.accuracy(new LabelFlip(rates[i])))
          .as("random flips of %s", rates[i])
          .isBetween(random[i] - 0.03, random[i] + 0.03);
    }
  }
}
