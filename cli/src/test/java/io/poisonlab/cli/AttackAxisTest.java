// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.attack.BoilingFrog;
import io.poisonlab.attack.Budget;
import io.poisonlab.attack.Clean;
import io.poisonlab.attack.FeatureNoise;
import io.poisonlab.attack.LabelFlip;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The attacks of a sweep")
class AttackAxisTest {
  private static final AttackAxis AXIS =
      new AttackAxis(List.of("0.1"), List.of("15"), List.of("petal_length"));

  private static List<AlgorithmText> named(String... texts) {
    return List.of(texts).stream().map(AlgorithmText::parse).toList();
  }

  @Test
  @DisplayName("stand at each budget, those that carry another out too; columns go where they can")
  void of() {
    assertThat(AXIS.of(named("boiling-frog", "feature-noise")))
        .containsExactly(
            new BoilingFrog(new LabelFlip(0.1), 10, BoilingFrog.Growth.LINEAR),
            new BoilingFrog(new LabelFlip(Budget.rows(15)), 10, BoilingFrog.Growth.LINEAR),
            new FeatureNoise(Budget.fraction(0.1), List.of("petal_length")),
            new FeatureNoise(Budget.rows(15), List.of("petal_length")));
    assertThat(AttackAxis.NONE.of(named("label-flip", "label-flip:rows=3")))
        .containsExactly(
            new LabelFlip(0.05),
            new LabelFlip(0.1),
            new LabelFlip(0.5),
            new LabelFlip(Budget.rows(3)));
  }

  @Test
  @DisplayName("of a plan change budgets and columns")
  void over() {
    assertThat(AXIS.over(List.of(new FeatureNoise(0.3), new FeatureNoise(0.4), new Clean())))
        .containsExactly(
            new FeatureNoise(Budget.fraction(0.1), List.of("petal_length")),
            new FeatureNoise(Budget.rows(15), List.of("petal_length")));
  }

  @Test
  @DisplayName("name a budget once")
  void twice() {
    assertThatThrownBy(() -> AXIS.of(named("boiling-frog:attack=label-flip(fraction=0.2)")))
        .hasMessageContaining("boiling-frog names its budget");
  }
}
