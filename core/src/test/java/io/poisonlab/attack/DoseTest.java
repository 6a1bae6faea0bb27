// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A dose")
class DoseTest {
  private static final List<Dose> DOSES = List.of(Dose.fraction(0.1), Dose.rows("7"));

  private static BoilingFrog frog(Budget budget) {
    return new BoilingFrog(new LabelFlip(budget), 10, BoilingFrog.Growth.LINEAR);
  }

  @Test
  @DisplayName(
      "is given to an attack that names no budget, and handed on to one that it carries out")
  void each() {
    assertThat(Dose.each("label-flip", Map.of(), DOSES))
        .containsExactly(new LabelFlip(0.1), new LabelFlip(Budget.rows(7)));
    assertThat(Dose.each("boiling-frog", Map.of(), DOSES))
        .containsExactly(frog(Budget.fraction(0.1)), frog(Budget.rows(7)));
    assertThat(Dose.each("label-flip", Map.of("fraction", 0.1), List.of()))
        .containsExactly(new LabelFlip(0.1));
  }

  @Test
  @DisplayName("changes no attack that names a budget, itself or for one that it carries out")
  void named() {
    assertThat(Dose.each("label-flip", Map.of("rows", 3), DOSES))
        .containsExactly(new LabelFlip(Budget.rows(3)));
    assertThat(Dose.each("boiling-frog", Map.of("attack", "label-flip(rows=3)"), DOSES))
        .containsExactly(frog(Budget.rows(3)));
    assertThat(Dose.each("clean", Map.of(), DOSES)).containsExactly(new Clean());
  }

  @Test
  @DisplayName("takes the place of an attack's own; attacks that differ in it alone count once")
  void all() {
    List<Attack> own =
        List.of(new Clean(), new LabelFlip(0.2), new LabelFlip(0.3), frog(Budget.rows(1)));
    assertThat(Dose.all(own, DOSES))
        .containsExactly(
            new Clean(),
            new LabelFlip(0.1),
            new LabelFlip(Budget.rows(7)),
            frog(Budget.fraction(0.1)),
            frog(Budget.rows(7)));
  }

  @Test
  @DisplayName("is refused by what takes none, and where it is no number")
  void refused() {
    assertThatThrownBy(() -> Dose.rows(3).of("clean", Map.of()))
        .hasMessageContaining("clean takes no share of rows");
    assertThatThrownBy(() -> Dose.fraction("many").of("label-flip", Map.of()))
        .hasMessageContaining("must be a number");
    assertThatThrownBy(() -> new Dose("share", 0.1)).hasMessageContaining("found \"share\"");
  }
}
