// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.attack.MissingBurst;
import io.poisonlab.attack.MissingBurst.Pattern;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.learner.Feature;
import io.poisonlab.learner.LogisticRegressionLearner;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A trial in which values go missing")
class MissingValuesTest {
  @ParameterizedTest
  @EnumSource(Protocol.class)
  void trainsAndTestsOnCleanRowsAndRowsWithGaps(Protocol protocol) {
    TestOutcome kept =
        Outcomes.of(
                ExperimentPlan.of(Datasets.iris())
                    .protocol(protocol)
                    .attacks(new MissingBurst(0.3, Pattern.SCATTERED))
                    .learners(new LogisticRegressionLearner(1, true)))
            .getFirst()
            .kept();

    assertThat(kept.model().features()).allMatch(Feature::nullable);
    assertThat(kept.clean().accuracy()).isGreaterThan(0.6);
    assertThat(kept.test().table().columns().getFirst().nullable())
        .isEqualTo(protocol == Protocol.WHOLE_DATASET);
    assertThat(kept.cleanTest().table().columns().getFirst().nullable()).isFalse();
    assertThat(kept.model().toOnnx()).isNotEmpty();
  }
}
