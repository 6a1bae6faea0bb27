// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Source;
import io.poisonlab.defence.DefenceProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is sent between machines")
class EndedTrialTest {
  private static final Dataset IRIS = Datasets.bundled("iris");
  private static final ExperimentPlan PLAN =
      ExperimentPlan.of(
              new Dataset("mine", Source.memory(), IRIS.table(), IRIS.labels(), IRIS.ids()))
          .testing(new Testing.CrossValidation(3))
          .defences(DefenceProvider.catalogue().create("neighbour-vote", Map.of("k", 5)))
          .seeds(1, 4);

  @Test
  @DisplayName("a result and a failure read back equal")
  void trials() {
    TrialResult result =
        PLAN.units().getFirst().run(_ -> true, ExperimentListener.silent()).results().getFirst();
    TrialFailure failure = TrialFailure.of(result.trial(), new IllegalStateException("äh"));

    for (EndedTrial ended :
        List.of(
            EndedTrial.of(result, Optional.of("0123")),
            EndedTrial.of(result, Optional.empty()),
            EndedTrial.of(failure, Optional.of("run")))) {
      assertThat(EndedTrial.read(ended.toBytes(), PLAN)).isEqualTo(ended);
    }
    assertThatThrownBy(() -> EndedTrial.read(new byte[7], PLAN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("a plan reads back equal, its data apart, which nobody could find by name")
  void plan() {
    String yaml = PlanFile.withoutData(PLAN);

    assertThat(yaml).doesNotContain("dataset");
    assertThat(PlanFile.attach(yaml, PLAN.datasets())).isEqualTo(PLAN);
    assertThatThrownBy(() -> PlanFile.attach(yaml + "dataset: iris\n", PLAN.datasets()))
        .hasMessageContaining("dataset");
  }
}
