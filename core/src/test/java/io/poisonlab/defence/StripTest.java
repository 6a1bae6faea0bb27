// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Split;
import io.poisonlab.dataset.Table;
import io.poisonlab.learner.LinearSvmLearner;
import io.poisonlab.learner.LogisticRegressionLearner;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("STRIP")
class StripTest {
  private static final Dataset DIGITS = Datasets.digits();

  /** Verdicts on clean rows that were never seen, and on the same rows with the trigger. */
  private record Verdicts(InputVerdicts clean, InputVerdicts triggered) {}

  private static Verdicts verdicts(double rate, long seed) {
    Split split = Split.stratified(DIGITS, 0.3, new Seed(seed));
    Planted planted = Planted.corner(split.train(), rate, 0, new Seed(seed));
    TrainedModel model = new LogisticRegressionLearner(1).train(planted.data(), new Seed(seed));
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

  @Test
  void rejectsInputsWithATriggerThatWorksAndFewOthers() {
    List<Verdicts> runs =
        LongStream.rangeClosed(1, 5).mapToObj(seed -> verdicts(0.02, seed)).toList();

    assertThat(mean(runs, Verdicts::triggered)).isGreaterThanOrEqualTo(0.9);
    assertThat(mean(runs, Verdicts::clean)).isBetween(0.01, 0.1);
  }

  private static double mean(List<Verdicts> runs, Function<Verdicts, InputVerdicts> side) {
    return runs.stream().mapToDouble(run -> side.apply(run).rejected()).average().orElseThrow();
  }

  @Test
  void rejectsFewWithTheTriggerWhereTheModelNeverLearnedIt() {
    Verdicts run = verdicts(0, 1);

    assertThat(run.triggered().rejected()).isLessThan(0.3);
  }

  @Test
  void drawsTheCurveOfFalseRejectionAgainstFalseAcceptance() {
    Verdicts run = verdicts(0.05, 1);

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
  void judgesAnInputTheSameInAnyCompany() {
    TrainedModel model = new LogisticRegressionLearner(1).train(Datasets.penguins(), new Seed(1));
    InputDetector detector = new Strip(5, 0.1).calibrate(model, Datasets.penguins(), new Seed(2));
    Table all = Datasets.penguins().table();

    InputVerdicts together = detector.inspect(all);
    InputVerdicts alone = detector.inspect(all.select(new int[] {7}));

    assertThat(alone.scores().getFirst()).isEqualTo(together.scores().get(7));
    assertThat(together.rejected()).isCloseTo(0.1, within(0.04));
    assertThat(together.reason(7)).startsWith("suspicion ");
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
    assertThatThrownBy(() -> new Strip(0, 0.05)).hasMessage("blends must be 1 or more, found 0");
    assertThatThrownBy(() -> new Strip(20, 1))
        .hasMessage("false rejection must be in (0, 1), found 1.0");
  }
}
