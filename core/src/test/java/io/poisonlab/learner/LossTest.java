// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.onnx.OnnxGraph;
import io.poisonlab.random.Seed;
import java.io.Serial;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The loss of a row")
class LossTest {
  private static final Dataset IRIS = Datasets.iris();

  static List<Learner> soft() {
    return AllLearners.list().stream().filter(Learner::soft).toList();
  }

  @ParameterizedTest
  @MethodSource("soft")
  void isTheLogLossWhereThereAreProbabilities(Learner learner) {
    TrainedModel model = learner.train(IRIS, new Seed(1));
    double[][] losses = model.losses(IRIS.table());
    Predictions predictions = model.predict(IRIS.table());
    for (int row = 0; row < IRIS.size(); row++) {
      for (int code = 0; code < 3; code++) {
        double expected = -Math.log(Math.max(predictions.probability(row, code), 1e-300));
        assertThat(losses[row][code]).isFinite().isCloseTo(expected, within(expected / 10 + 1e-9));
        if (expected < 30) {
          assertThat(losses[row][code]).isCloseTo(expected, within(1e-9));
        }
      }
    }
  }

  @Test
  void isTheHingeLossOfTheMachinesOfALinearSvm() {
    // the widest margin between 0 and 2 has f(0) = 1, f(2) = -1: so f(x) = 1 - x
    Dataset two =
        Dataset.of(
            "two",
            Table.of(NumericColumn.of("x", false, 0, 2)),
            Labels.of("y", List.of("a", "never", "b"), 0, 2));
    TrainedModel model = new LinearSvmLearner(100).train(two, new Seed(1));

    double[][] losses = model.losses(Table.of(NumericColumn.of("x", false, 0, 1.5, 5)));

    double[][] expected = {{0, 2}, {1.5, 0.5}, {5, 0}};
    for (int row = 0; row < 3; row++) {
      assertThat(losses[row][0]).isCloseTo(expected[row][0], within(0.02));
      assertThat(losses[row][1]).isEqualTo(Double.POSITIVE_INFINITY);
      assertThat(losses[row][2]).isCloseTo(expected[row][1], within(0.02));
    }
  }

  @Test
  void isLowOfTheRightClassOfALinearSvm() {
    double[][] losses = new LinearSvmLearner(1, true).train(IRIS, new Seed(1)).losses(IRIS.table());
    long right =
        IntStream.range(0, IRIS.size())
            .filter(row ->
                IntStream.range(0, 3)
                    .allMatch(code -> losses[row][IRIS.labels().code(row)] <= losses[row][code]))
            .count();
    assertThat(right).isGreaterThan(140);
  }

  @Test
  void isUnknownOfAModelThatOnlyVotes() {
    TrainedModel model = TrainingSet.of(IRIS, false).model(new Coin());

    assertThatThrownBy(() -> model.losses(IRIS.table()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the model gives votes only")
        .hasMessageContaining("linear-svm");
  }

  private record Coin() implements Scorer {
    @Serial private static final long serialVersionUID = 1L;

    @Override
    public Scale scale() {
      return Scale.VOTES;
    }

    @Override
    public double[] scores(double[] row) {
      return new double[] {1, 0, 0};
    }

    @Override
    public String export(OnnxGraph graph, String input) {
      throw new UnsupportedOperationException();
    }
  }
}
