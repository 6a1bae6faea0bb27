// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.attack.Budget;
import io.poisonlab.attack.Denominator;
import io.poisonlab.attack.LabelFlip;
import io.poisonlab.attack.TargetedFlip;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.evaluation.Metric;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.TrialResult;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What lies on curves")
class CurveLinesTest {
  private static TargetedFlip targeted(double fraction, Denominator of) {
    return new TargetedFlip(
        Budget.fraction(fraction, of), Optional.of("setosa"), Optional.of("virginica"));
  }

  @Test
  @DisplayName("begins with the clean runs; shares of other things lie on other curves")
  void lines() {
    ExperimentPlan plan =
        ExperimentPlan.of(Datasets.iris())
            .attacks(
                new LabelFlip(0.2),
                new LabelFlip(0.1),
                targeted(0.1, Denominator.CLASS),
                targeted(0.1, Denominator.DATASET))
            .seeds(1, 2);
    CurveLines<TrialResult> lines = CurveLines.of(Results.made(plan, (f, s) -> f, (f, s) -> s));

    assertThat(lines.ofAttacks())
        .extracting(CurveLine::attack)
        .containsExactly(
            "label-flip",
            "targeted-flip (source setosa, target virginica) of the class",
            "targeted-flip (source setosa, target virginica)");
    assertThat(lines.along(lines.ofAttacks().getFirst()))
        .hasSize(3)
        .allSatisfy((fraction, results) ->
            assertThat(results)
                .hasSize(2)
                .allSatisfy(
                    result -> assertThat(result.clean(Metric.ACCURACY)).hasValue(fraction)));
  }

  @Test
  @DisplayName("is the clean runs alone where there is no poison, each once")
  void clean() {
    ExperimentPlan plan = ExperimentPlan.of(Datasets.iris()).seeds(1, 3);
    CurveLines<TrialResult> lines = CurveLines.of(Results.made(plan, (f, _) -> f, (f, _) -> f));

    assertThat(lines.ofAttacks()).isEmpty();
    assertThat(lines.along(CurveLine.of(plan.trials().getFirst().cell())).get(0.0)).hasSize(3);
  }
}
