// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.RowDraw;
import io.poisonlab.dataset.Split;
import io.poisonlab.dataset.Table;
import io.poisonlab.learner.LogisticRegressionLearner;
import io.poisonlab.random.Seed;
import io.poisonlab.surrogate.Kernel;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("An attack by gradient")
class GradientPoisonTest {
  private static final double GAMMA = 10;

  /**
   * An attack on blobs and how its victim is judged; the margin is small where one point is, as its
   * weight is bounded, and the best of half of all flips comes near the best there is.
   */
  record Case(String name, double margin, Maker maker, Victim victim) {
    @Override
    public String toString() {
      return name;
    }
  }

  interface Maker {
    PointInjection of(Budget budget, PointSearch search);
  }

  interface Victim {
    double accuracy(Dataset train, Dataset test);
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case(
            "linear SVM",
            0,
            (budget, search) ->
                new SvmGradientPoison(
                        budget, SvmGradientPoison.Form.LINEAR, 1, 1, List.of(), search)
                    .injection(),
            (train, test) -> BlobRows.accuracy(new Kernel.Linear(), train, test)),
        new Case(
            "RBF SVM",
            0.005,
            (budget, search) ->
                new SvmGradientPoison(
                        budget, SvmGradientPoison.Form.RBF, GAMMA, 1, List.of(), search)
                    .injection(),
            (train, test) -> BlobRows.accuracy(new Kernel.Rbf(GAMMA), train, test)),
        new Case(
            "logistic regression",
            0,
            (budget, search) ->
                new LogisticGradientPoison(budget, 1, List.of(), search).injection(),
            (train, test) -> BlobRows.accuracy(new LogisticRegressionLearner(1), train, test)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void harmsMoreWithOnePointThanTheBestOfTwentyRandomFlips(Case each) {
    double gradient = 0;
    double flips = 0;
    int seeds = 50;
    for (int seed = 0; seed < seeds; seed++) {
      BlobRows blobs = BlobRows.draw(40, 100, seed);
      ToDoubleFunction<Dataset> accuracy =
          train -> each.victim().accuracy(train, blobs.validation());
      Dataset poisoned =
          each.maker()
              .of(Budget.rows(1), PointSearch.usual())
              .poison(blobs.train(), blobs.validation(), new Seed(seed))
              .dataset();
      double clean = accuracy.applyAsDouble(blobs.train());
      gradient += clean - accuracy.applyAsDouble(poisoned);
      int[] rows = RowDraw.withoutReplacement(20, 40, new Seed(seed).generator());
      double worst = 1;
      for (int row : rows) {
        worst = Math.min(worst, accuracy.applyAsDouble(blobs.withFlippedCopy(row)));
      }
      flips += clean - worst;
    }
    assertThat(gradient / seeds).isGreaterThan(flips / seeds + each.margin());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void costsThreePointsOfAccuracyWithTwentyPointsWhereFlipsCostNone(Case each) {
    double clean = 0;
    double gradient = 0;
    double flips = 0;
    int seeds = 10;
    for (int seed = 0; seed < seeds; seed++) {
      BlobRows blobs = BlobRows.draw(100, 100, 100 + seed);
      Dataset poisoned =
          each.maker()
              .of(Budget.rows(20), PointSearch.usual())
              .poison(blobs.train(), blobs.validation(), new Seed(seed))
              .dataset();
      Dataset flipped =
          new MislabelledDuplicates(Budget.rows(20), List.of(), Optional.empty())
              .poison(blobs.train(), new Seed(seed))
              .dataset();
      clean += each.victim().accuracy(blobs.train(), blobs.test());
      gradient += each.victim().accuracy(poisoned, blobs.test());
      flips += each.victim().accuracy(flipped, blobs.test());
    }
    assertThat(clean / seeds).isGreaterThan(0.92);
    assertThat(gradient / seeds).isLessThan(clean / seeds - 0.03);
    assertThat(flips / seeds).isGreaterThan(gradient / seeds + 0.02);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void neverLowersTheValidationLoss(Case each) {
    for (int seed = 0; seed < 10; seed++) {
      BlobRows blobs = BlobRows.draw(60, 100, seed);
      PointCampaign.Points points =
          each.maker()
              .of(Budget.rows(30), PointSearch.usual())
              .find(blobs.train(), Optional.of(blobs.validation()), 30, new Seed(seed));
      int steps = 0;
      assertThat(points.places()).hasSize(20);
      for (List<Double> climb : points.climbs()) {
        assertThat(climb).isSorted();
        steps += climb.size() - 1;
      }
      assertThat(steps).isPositive();
      for (int point = 0; point < 20; point++) {
        // but for the rounding of the solver
        assertThat(points.losses().get(point + 1)).isGreaterThan(points.losses().get(point) - 1e-9);
      }
      assertThat(points.losses().getLast()).isGreaterThan(1.2 * points.losses().getFirst());
    }
  }

  @Test
  void harmsAStandardisedVictimOnRealData() {
    Split split = Split.stratified(Datasets.bundled("breast-cancer"), 0.2, new Seed(1));
    LogisticRegressionLearner victim = new LogisticRegressionLearner(1, true);

    double clean = BlobRows.accuracy(victim, split.train(), split.test());
    Dataset poisoned = new LogisticGradientPoison(0.1).poison(split.train(), new Seed(1)).dataset();
    Dataset flipped = new LabelFlip(0.1).poison(split.train(), new Seed(1)).dataset();

    assertThat(BlobRows.accuracy(victim, poisoned, split.test()))
        .isLessThan(clean - 0.05)
        .isLessThan(BlobRows.accuracy(victim, flipped, split.test()) - 0.03);
  }

  @Test
  void spendsItsBudgetOnCopiesOfAsManyPointsAsAsked() {
    PointSearch three = new PointSearch(3, 2, 5, 0.5, 400);
    Dataset after =
        new SvmGradientPoison(
                Budget.rows(10),
                SvmGradientPoison.Form.LINEAR,
                1,
                1,
                List.of("virginica", "setosa"),
                three)
            .poison(Datasets.iris(), new Seed(1))
            .dataset();
    Dataset added = after.select(new int[] {150, 151, 152, 153, 154, 155, 156, 157, 158, 159});

    assertThat(added.labels().toArray()).containsOnly(added.labels().code(0)).doesNotContain(1);
    for (int copy : new int[] {1, 2, 3}) {
      assertThat(added.table().select(new int[] {copy}))
          .isEqualTo(added.table().select(new int[] {0}));
    }
    assertThat(added.table().select(new int[] {4, 7}))
        .isEqualTo(added.table().select(new int[] {6, 9}));
  }

  @Test
  void worksWithFewRowsForAllColumnsConstantAndDuplicates() {
    Dataset same =
        Dataset.of(
            "same",
            Table.of(
                NumericColumn.of("x", false, 1, 1, 1, 1, 1, 1, 1, 1),
                NumericColumn.of("wide", false, 0, 0, 0, 0, 1e308, 1e308, -1e308, -1e308)),
            Labels.of("y", List.of("a", "b"), 0, 1, 0, 1, 0, 1, 0, 1));

    for (SvmGradientPoison.Form form : SvmGradientPoison.Form.values()) {
      assertThat(
              new SvmGradientPoison(Budget.fraction(1), form, 1, 1, List.of(), PointSearch.usual())
                  .poison(same, new Seed(1))
                  .dataset()
                  .size())
          .isEqualTo(16);
    }
    assertThat(new LogisticGradientPoison(1).poison(same, new Seed(1)).dataset().size())
        .isEqualTo(16);
  }

  @Test
  void saysWhatItCannotUse() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new LogisticGradientPoison(Budget.rows(1), 1, List.of("setosa"), PointSearch.usual()))
        .withMessageContaining("two different names");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new LogisticGradientPoison(
                    Budget.rows(1), 1, List.of("setosa", "rose"), PointSearch.usual())
                .poison(Datasets.iris(), new Seed(1)))
        .withMessageContaining("no class \"rose\"");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new LogisticGradientPoison(Budget.rows(1), 0, List.of(), PointSearch.usual()))
        .withMessageContaining("c must be above 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PointSearch(0, 1, 1, 0.5, 10))
        .withMessageContaining("groups must be in [1, 5000]");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new LogisticGradientPoison(0.1)
                .poison(Datasets.iris(), BlobRows.draw(10, 10, 1).train(), new Seed(1)))
        .withMessageContaining("column");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new SvmGradientPoison(0.1).poison(Datasets.bundled("penguins"), new Seed(1)))
        .withMessageContaining("column");
  }
}
