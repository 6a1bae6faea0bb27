// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.Protocol;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The security evaluation curve")
class SecurityCurvesTest {
  private static SecurityCurve curve(int seeds, DoubleBinaryOperator clean) {
    ExperimentPlan plan = Results.plan(Protocol.TRAIN_ONLY, seeds, 0.4, 0.1, 0.2);
    SecurityCurves curves =
        SecurityCurves.of(Measurements.of(Results.made(plan, clean, (f, _) -> f)));
    assertThat(curves.curves()).hasSize(1);
    return curves.curves().getFirst();
  }

  @Test
  @DisplayName("falls by five points where the straight line does, with an interval around it")
  void falls() {
    SecurityCurve curve = curve(20, (f, seed) -> 0.9 - f * (0.2 + seed / 100));

    assertThat(curve.points()).extracting(CurvePoint::fraction).containsExactly(0.0, 0.1, 0.2, 0.4);
    Crossing fall = curve.fall().orElseThrow();
    assertThat(fall.at().orElseThrow()).isCloseTo(0.05 / 0.305, within(1e-9));
    assertThat(fall.low().orElseThrow()).isBetween(0.13, 0.05 / 0.305);
    assertThat(fall.high().orElseThrow()).isBetween(0.05 / 0.305, 0.2);
    assertThat(fall.words()).matches("16\\.4 % \\(1[45]\\.\\d % to 1[78]\\.\\d %\\)");
  }

  @Test
  @DisplayName("has the mean height of its lines as area")
  void area() {
    SecurityCurve straight = curve(10, (f, seed) -> 0.9 - f / 2 + seed / 1000);

    assertThat(straight.area().orElseThrow().mean()).isCloseTo(0.8 + 0.0055, within(1e-9));
    assertThat(straight.area().orElseThrow().n()).isEqualTo(10);
    SecurityCurve flat = curve(10, (_, _) -> 0.9);
    assertThat(flat.area().orElseThrow().mean()).isCloseTo(0.9, within(1e-12));
    assertThat(flat.area().orElseThrow().deviation()).isCloseTo(0, within(1e-12));
  }

  @Test
  @DisplayName("says so where it does not fall so far, or where some seeds would not")
  void doesNotFall() {
    Crossing never = curve(10, (f, seed) -> 0.9 - f / 10 + seed / 1000).fall().orElseThrow();
    Crossing perhaps =
        curve(10, (f, seed) -> 0.9 - f * (seed % 2 == 0 ? 0.28 : 0.02)).fall().orElseThrow();

    Crossing almost =
        curve(10, (f, seed) -> 0.9 - f * (seed % 2 == 0 ? 0.22 : 0.02)).fall().orElseThrow();

    assertThat(never.words()).isEqualTo("not reached up to 40 %");
    assertThat(almost.words()).matches("not reached up to 40 % \\([\\d.]+ % to beyond 40 %\\)");
    assertThat(never.low()).isEmpty();
    assertThat(perhaps.at()).isPresent();
    assertThat(perhaps.high()).isEmpty();
    assertThat(perhaps.words()).endsWith(" to beyond 40 %)");
  }

  @Test
  @DisplayName("is drawn for each metric, learner and defence of a plan that was run")
  void isDrawn() {
    SecurityCurves curves =
        SecurityCurves.of(
            Measurements.of(Results.run(Results.plan(Protocol.WHOLE_DATASET, 4, 0.1, 0.5))));

    assertThat(curves.curves())
        .extracting(SecurityCurve::metric)
        .containsExactly("clean_accuracy", "accuracy");
    assertThat(curves.toCsv().lines()).hasSize(1 + 2 * 3);
    assertThat(curves.toMarkdown()).contains("| iris | whole-dataset | label-flip |");
    SecurityCurves none =
        SecurityCurves.of(Measurements.of(Results.run(Results.plan(Protocol.TRAIN_ONLY, 2))));
    assertThat(none.curves()).isEmpty();
  }
}
