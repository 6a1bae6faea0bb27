// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.analysis.Measurements;
import io.poisonlab.analysis.SecurityCurves;
import io.poisonlab.experiment.ExperimentListener;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentRunner;
import io.poisonlab.experiment.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A sweep of Iris")
class IrisSweepTest {
  private static List<SweepCurves> lines(SweepKnobs knobs) {
    List<SweepCurves> lines = new ArrayList<>();
    new IrisSweep(knobs).run(lines::add);
    return lines;
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("tells after each seed what an experiment with as many seeds comes to")
  void asTheRunner(Protocol protocol) {
    List<SweepCurves> lines = lines(new SweepKnobs("decision-tree", protocol, 6));

    assertThat(lines).hasSize(6);
    for (int seeds : new int[] {2, 6}) {
      ExperimentPlan plan =
          new IrisSweep(new SweepKnobs("decision-tree", protocol, 6)).plan().seeds(1, seeds);
      Measurements measured =
          Measurements.of(new ExperimentRunner(ExperimentListener.silent()).run(plan));
      assertThat(lines.get(seeds - 1))
          .isEqualTo(SweepCurves.of(seeds, 6, SecurityCurves.of(measured)));
    }
    assertThat(lines.getLast().curves()).hasSize(protocol == Protocol.TRAIN_ONLY ? 3 : 6);
    assertThat(lines.getLast().curves().getFirst().points())
        .extracting(SweepCurves.Point::share)
        .containsExactly(0.0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5);
  }

  @Test
  @DisplayName("shows a band from the fifth seed on, and the same numbers again")
  void bandsAndAgain() {
    List<SweepCurves> lines = lines(SweepKnobs.parse(Map.of("seeds", "5", "learner", "knn")));

    assertThat(lines.get(3).curves().getFirst().points())
        .allMatch(point -> point.low().isEmpty() && point.high().isEmpty());
    assertThat(lines.get(4).curves().getFirst().points())
        .allMatch(point -> point.low().isPresent() && point.high().isPresent());
    assertThat(lines(SweepKnobs.parse(Map.of("seeds", "5", "learner", "knn")))).isEqualTo(lines);
  }

  @Test
  @DisplayName("ends where it is cancelled")
  void cancelled() {
    List<SweepCurves> lines = new ArrayList<>();
    try {
      assertThatThrownBy(() ->
              new IrisSweep(SweepKnobs.DEFAULT)
                  .run(line -> {
                    lines.add(line);
                    Thread.currentThread().interrupt();
                  }))
          .isInstanceOf(RuntimeException.class);
    } finally {
      Thread.interrupted();
    }
    assertThat(lines).hasSizeLessThan(SweepKnobs.DEFAULT.seeds());
  }

  @Test
  @DisplayName("is refused with what there is")
  void refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SweepKnobs.parse(Map.of("seeds", "4")))
        .withMessage("seeds must be in [5, 50], found 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SweepKnobs.parse(Map.of("protocol", "both")))
        .withMessageContaining("\"both\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IrisSweep(SweepKnobs.parse(Map.of("learner", "llm"))))
        .withMessageContaining("\"llm\" is not offered here; the known ones are [");
  }
}
