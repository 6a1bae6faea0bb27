// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Split;
import io.poisonlab.dataset.Table;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LinearSvmLearner;
import io.poisonlab.learner.LogisticRegressionLearner;
import io.poisonlab.learner.RandomForestLearner;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.parameter.Description;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("STRIP")
class StripTest {
  private static final Dataset DIGITS = Datasets.digits();
  private static final Learner LOGREG = new LogisticRegressionLearner(1);
  private static final Learner FOREST = new RandomForestLearner(100);

  /** Verdicts on clean rows that were never seen, and on the same rows with the trigger. */
  private record Verdicts(InputVerdicts clean, InputVerdicts triggered) {}

  private static Verdicts verdicts(Learner learner, double rate, long seed) {
    Split split = Split.stratified(DIGITS, 0.3, new Seed(seed));
    Planted planted = Planted.corner(split.train(), rate, 0, new Seed(seed));
    TrainedModel model = learner.train(planted.data(), new Seed(seed));
    Split held = Split.stratified(split.test(), 0.5, new Seed(seed));
    InputDetector detector = new Strip().calibrate(model, held.train(), new Seed(seed));
    int[] others =
        IntStream.range(0, held.test().size())
            .filter(row -> held.test().labels().code(row) != 0)
            .toArray();
    return new Verdicts(
        detector.inspect(held.test().table()),
        detector.inspect(Planted.withCorner(held.test().table().select(others))));
  }

  /** Seeds on which nothing was chosen: that was done on 100 to 105 and 200 to 219. */
  private static List<Verdicts> runs(Learner learner, double rate, int count) {
    return LongStream.range(401, 401 + count)
        .mapToObj(seed -> verdicts(learner, rate, seed))
        .toList();
  }

  /** On the 20 seeds from 300 on: 0.987, deviation 0.022; of the clean inputs 0.064. */
  @Test
  void rejectsInputsWithATriggerThatWorksAndFewOthers() {
    List<Verdicts> runs = runs(LOGREG, 0.02, 5);

    assertThat(mean(runs, Verdicts::triggered)).isGreaterThanOrEqualTo(0.94);
    assertThat(mean(runs, Verdicts::clean)).isBetween(0.02, 0.08);
  }

  @Test
  void rejectsThemWhereAForestObeysTheTrigger() {
    List<Verdicts> runs = runs(FOREST, 0.05, 5);

    assertThat(mean(runs, Verdicts::triggered)).isGreaterThanOrEqualTo(0.94);
    assertThat(mean(runs, Verdicts::clean)).isBetween(0.02, 0.08);
  }

  private static double mean(List<Verdicts> runs, Function<Verdicts, InputVerdicts> side) {
    return runs.stream().mapToDouble(run -> side.apply(run).rejected()).average().orElseThrow();
  }

  /** The linear model is surer of a corner that no training row had, by itself. */
  @Test
  void rejectsFewWithTheTriggerWhereTheModelNeverLearnedIt() {
    assertThat(mean(runs(FOREST, 0, 3), Verdicts::triggered)).isLessThan(0.1);
    assertThat(mean(runs(LOGREG, 0, 5), Verdicts::triggered)).isLessThan(0.5);
  }

  @Test
  void drawsTheCurveOfFalseRejectionAgainstFalseAcceptance() {
    Verdicts run = verdicts(LOGREG, 0.05, 1);

    List<RejectionRates> curve = RejectionRates.curve(run.clean(), run.triggered());

    assertThat(curve.getFirst().falseRejection()).isZero();
    assertThat(curve.getFirst().falseAcceptance()).isEqualTo(1);
    assertThat(curve.getLast().falseRejection()).isGreaterThan(0.95);
    for (int i = 1; i < curve.size(); i++) {
      assertThat(curve.get(i).falseRejection())
          .isGreaterThanOrEqualTo(curve.get(i - 1).falseRejection());
      assertThat(curve.get(i).falseAcceptance())
          .isLessThanOrEqualTo(curve.get(i - 1).falseAcceptance());
    }
  }

  @Test
  @DisplayName("a curve counts at each limit what lies above it, and its short form keeps a few")
  void countsAtEachLimit() {
    InputVerdicts clean = verdicts(0.1, 0.2, 0.3, 0.4);
    InputVerdicts stamped = verdicts(0.35, 0.9, 0.9);

    List<RejectionRates> curve = RejectionRates.curve(clean, stamped);

    assertThat(curve)
        .containsExactly(
            new RejectionRates(1, 0, 1),
            new RejectionRates(0.9, 0, 1),
            new RejectionRates(0.4, 0, 1 / 3.0),
            new RejectionRates(0.35, 0.25, 1 / 3.0),
            new RejectionRates(0.3, 0.25, 0),
            new RejectionRates(0.2, 0.5, 0),
            new RejectionRates(0.1, 0.75, 0));
    assertThat(RejectionRates.shortened(curve))
        .extracting(RejectionRates::limit)
        .containsExactly(0.4, 0.2);
  }

  private static InputVerdicts verdicts(Double... scores) {
    return new InputVerdicts(List.of(scores), 0.5, "entropy", List.of(scores));
  }

  @Test
  @DisplayName("is in the catalogue of detectors, with its settings")
  void isInTheCatalogue() {
    assertThat(DetectorProvider.catalogue().create("strip", Map.of("blends", "20")))
        .isEqualTo(new Strip(20, 0.05));
    assertThat(Description.of(new Strip()).settings())
        .containsEntry("blends", 50)
        .containsEntry("false_rejection", 0.05);
  }

  @Test
  @DisplayName("adds numbers from the least value where columns rest there, else around the mean")
  void blendsFromWhereColumnsRest() {
    double[] spread = IntStream.range(0, 81).mapToDouble(i -> i / 10.0).toArray();

    assertThat(blended(new double[] {0, 0, 2, 8}, 2)).isEqualTo(7);
    assertThat(blended(new double[] {0, 0, 2, 8}, 3)).isEqualTo(8); // no further than clean rows
    assertThat(blended(spread, 20)).isCloseTo(3, within(1e-9));
  }

  /** Puts one of the clean values over a 5. */
  private static double blended(double[] clean, int partner) {
    Table all = Table.of(NumericColumn.of("x", false, clean));
    Table input = Table.of(NumericColumn.of("x", false, 5));
    Table found = Blend.of(all, all, new Seed(1)).with(input, partner);
    return ((NumericColumn) found.column("x")).value(0);
  }

  @Test
  void judgesAnInputTheSameInAnyCompany() {
    TrainedModel model = new LogisticRegressionLearner(1).train(Datasets.penguins(), new Seed(1));
    InputDetector detector = new Strip(5, 0.1).calibrate(model, Datasets.penguins(), new Seed(2));
    Table all = Datasets.penguins().table();

    InputVerdicts together = detector.inspect(all);
    InputVerdicts alone = detector.inspect(all.select(new int[] {7}));

    assertThat(alone.scores().getFirst()).isEqualTo(together.scores().get(7));
    assertThat(together.rejected()).isCloseTo(0.1, within(0.04));
    assertThat(together.reason(7))
        .matches("entropy \\d\\.\\d{3}: suspicion \\d\\.\\d{3} is (not )?above the limit of .*");
    assertThat(new Strip(5, 0.1).calibrate(model, Datasets.penguins(), new Seed(2)).inspect(all))
        .isEqualTo(together);
  }

  @Test
  void needsProbabilitiesAndEnoughCleanRows() {
    TrainedModel hard = new LinearSvmLearner(1).train(Datasets.iris(), new Seed(1));
    TrainedModel soft = new LogisticRegressionLearner(1).train(Datasets.iris(), new Seed(1));

    assertThatThrownBy(() -> new Strip().calibrate(hard, Datasets.iris(), new Seed(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("probabilities");
    assertThatThrownBy(() ->
            new Strip().calibrate(soft, Datasets.iris().select(new int[] {1, 2, 3}), new Seed(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs 70 clean rows or more");
    assertThatThrownBy(() -> new Strip(0, 0.05))
        .hasMessage("blends must be in [1, 10000], found 0");
    assertThatThrownBy(() -> new Strip(20, 1))
        .hasMessage("false rejection must be in (0, 1), found 1.0");
  }
}
