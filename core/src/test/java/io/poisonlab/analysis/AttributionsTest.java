// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.Protocol;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The apparent drop of accuracy")
class AttributionsTest {
  @Test
  @DisplayName("is split into what test rows and what the model make of it")
  void isSplit() {
    ExperimentPlan plan = Results.plan(Protocol.WHOLE_DATASET, 10, 0.2);
    Measurements measured =
        Measurements.of(
            Results.made(plan, (f, seed) -> 0.9 - f / 4 - f * seed / 1000, (f, _) -> 0.9 - f));

    Attribution row = Attributions.of(measured).rows().getFirst();

    assertThat(row.apparent().mean()).isCloseTo(0.2, within(1e-9));
    assertThat(row.fromModel().mean()).isCloseTo(0.05 + 0.0011, within(1e-9));
    assertThat(row.fromTest().mean() + row.fromModel().mean()).isCloseTo(0.2, within(1e-9));
    Attribution.Share share = row.shareFromTest().orElseThrow();
    assertThat(share.value()).isCloseTo((0.15 - 0.0011) / 0.2, within(1e-9));
    assertThat(share.interval().contains(share.value())).isTrue();
    assertThat(row.trainOnly()).isEmpty();
  }

  @Test
  @DisplayName("has no shares where there is none")
  void nullCase() {
    ExperimentPlan plan = Results.plan(Protocol.WHOLE_DATASET, 10, 0.2);
    Measurements none =
        Measurements.of(
            Results.made(
                plan, (_, _) -> 0.9, (f, seed) -> 0.9 - (f > 0 ? (seed % 2 - 0.5) / 10 : 0)));

    assertThat(Attributions.of(none).rows().getFirst().shareFromTest()).isEmpty();
    assertThat(
            Attributions.of(Measurements.of(Results.run(plan.protocol(Protocol.TRAIN_ONLY))))
                .rows())
        .isEmpty();
  }

  @Test
  @DisplayName("has no shares where few seeds may show no drop, which would divide by nothing")
  void fewSeeds() {
    Measurements few =
        Measurements.of(
            Results.made(
                Results.plan(Protocol.WHOLE_DATASET, 3, 0.2),
                (f, seed) -> 0.9 - (f > 0 && seed > 1 ? 0.1 : 0),
                (f, seed) -> 0.9 - (f > 0 && seed > 1 ? 0.2 : 0)));

    assertThat(Attributions.of(few).rows().getFirst().apparent().mean()).isPositive();
    assertThat(Attributions.of(few).rows().getFirst().shareFromTest()).isEmpty();
  }

  @Test
  @DisplayName("is made by the test rows on iris with five per cent of the labels flipped")
  void effect() {
    ExperimentPlan plan = Results.plan(Protocol.WHOLE_DATASET, 40, 0.05);
    Attributions found =
        Attributions.of(Measurements.of(Results.run(plan.protocols(Protocol.values()))));

    Attribution row = found.rows().getFirst();
    assertThat(row.apparent().mean()).isBetween(0.03, 0.08);
    assertThat(row.shareFromTest().orElseThrow().interval().low()).isGreaterThan(0.5);
    assertThat(row.trainOnly().orElseThrow().mean()).isLessThan(0.03);
    assertThat(found.toCsv().lines()).hasSize(2);
    assertThat(found.toMarkdown()).contains("| label-flip 5 % |").contains(" % (");
  }
}
