// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.attack.LabelFlip;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.RandomData;
import io.poisonlab.evaluation.Metric;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Cross-validation")
class CrossValidationTest {
  @ParameterizedTest
  @EnumSource(Protocol.class)
  void testsEveryRowOnceAndSumsUp(Protocol protocol) {
    List<TrialOutcome> outcomes =
        Outcomes.of(
            ExperimentPlan.of(Datasets.iris())
                .protocol(protocol)
                .testing(new Testing.CrossValidation(6))
                .attacks(new LabelFlip(0.1)));

    assertThat(outcomes).hasSize(2);
    for (TrialOutcome outcome : outcomes) {
      assertThat(outcome.tests()).hasSize(6);
      assertThat(outcome.tests().stream().flatMapToInt(test -> test.test().ids().stream()).sorted())
          .containsExactly(Datasets.iris().ids().stream().boxed().toArray(Integer[]::new));
      TrialResult result = outcome.result();
      List<Double> accuracies =
          outcome.tests().stream().map(test -> test.observed().accuracy()).toList();
      assertThat(result.tests()).isEqualTo(6);
      assertThat(result.metrics().get("accuracy")).isEqualTo(accuracies);
      assertThat(result.spreads().get("accuracy")).isEqualTo(Spread.of(accuracies));
      assertThat(result.observed(Metric.ACCURACY).orElseThrow())
          .isEqualTo(accuracies.stream().mapToDouble(a -> a).average().orElseThrow());
    }
  }

  @Test
  void poisonsEachFoldsTrainingRowsAnew() {
    TrialOutcome outcome =
        Outcomes.of(
                ExperimentPlan.of(Datasets.iris())
                    .testing(new Testing.CrossValidation(5))
                    .attacks(new LabelFlip(0.5)))
            .getFirst();

    assertThat(outcome.tests())
        .allSatisfy(test -> {
          assertThat(test.poisoned().poisonedRows().size()).isEqualTo(60);
          assertThat(test.test()).isEqualTo(test.cleanTest());
        });
    assertThat(outcome.tests().stream().map(test -> test.poisoned().poisonedRows()))
        .doesNotHaveDuplicates();
  }

  @Test
  void needsAsManyRowsOfEachClassAsFolds() {
    assertThatThrownBy(() ->
            ExperimentPlan.of(RandomData.withClassCounts(20, 4))
                .testing(new Testing.CrossValidation(5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "data set \"counted\": the smallest class has 4 rows, fewer than the 5 folds; ask for"
                + " fewer folds");
  }

  @Test
  void spreadsAsTheSampleDeviationSays() {
    assertThat(Spread.of(List.of(1.0, 2.0, 3.0))).isEqualTo(new Spread(2, 1));
    assertThat(Spread.of(List.of(0.5))).isEqualTo(new Spread(0.5, 0));
  }
}
