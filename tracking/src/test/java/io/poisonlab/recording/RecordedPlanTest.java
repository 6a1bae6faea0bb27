// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.experiment.ExperimentPlan;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the runs of a plan share")
class RecordedPlanTest {
  @Test
  @DisplayName("is worked out once")
  void once() {
    Dataset iris = Datasets.bundled("iris");
    RecordedPlan plan = new RecordedPlan(ExperimentPlan.of(iris));

    assertThat(plan.samples(iris))
        .isEqualTo(KnownSample.toJson(KnownSample.of(iris)))
        .isSameAs(plan.samples(iris));
    assertThat(plan.keys()).isSameAs(plan.keys());
  }
}
