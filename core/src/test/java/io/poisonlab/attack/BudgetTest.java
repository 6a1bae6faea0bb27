// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A budget")
class BudgetTest {
  @ParameterizedTest
  @CsvSource({
    "0.29, 100, 29",
    "0.57, 100, 57",
    "0.1, 150, 15",
    "0.05, 150, 7",
    "0.5, 3, 1",
    "1, 7, 7",
    "0, 7, 0",
    "0.999, 10, 9",
    "0.3, 10, 3",
    "0.7, 10, 7",
    "0.1, 0, 0"
  })
  void ofAShareIsTheFloorOfTheExactProduct(double share, int n, int rows) {
    assertThat(Budget.fraction(share).rowsOf(n)).isEqualTo(rows);
  }

  @Test
  void ofAShareIsExactForEveryPercentageOfEveryHundred() {
    for (int percent = 0; percent <= 100; percent++) {
      for (int n = 1; n <= 1000; n++) {
        int exact =
            BigDecimal.valueOf(percent, 2)
                .multiply(BigDecimal.valueOf(n))
                .setScale(0, RoundingMode.FLOOR)
                .intValueExact();
        assertThat(Budget.fraction(percent / 100.0).rowsOf(n)).isEqualTo(exact);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
  void ofAShareLiesBetweenZeroAndOne(double share) {
    assertThatThrownBy(() -> new LabelFlip(share))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("poison fraction must be in [0, 1], found " + share);
  }

  @Test
  void ofRowsIsTheirCount() {
    assertThat(Budget.rows(80).rowsOf(150)).isEqualTo(80);
    assertThat(Budget.rows(75).fractionOf(150)).isEqualTo(0.5);
    assertThat(Budget.rows(0).fractionOf(0)).isZero();
    assertThatThrownBy(() -> Budget.rows(80).rowsOf(79))
        .hasMessage("asked for 80 poisoned rows, but only 79 can be attacked");
    assertThatThrownBy(() -> Budget.rows(-1)).hasMessageContaining("0 or more, found -1");
  }

  @Test
  void isWrittenAsEitherShareOrRows() {
    AttackProvider flip = new LabelFlip.Provider();

    assertThat(flip.create(Map.of("rows", "80"))).isEqualTo(new LabelFlip(Budget.rows(80)));
    assertThat(flip.create(Map.of("fraction", 1))).isEqualTo(new LabelFlip(1));
    assertThatThrownBy(() -> flip.create(Map.of()))
        .hasMessageContaining("label-flip: give the budget as either \"fraction\" or \"rows\"");
    assertThatThrownBy(() -> flip.create(Map.of("rows", 8, "fraction", 0.1)))
        .hasMessageContaining("either \"fraction\" or \"rows\"");
    assertThatThrownBy(() -> flip.create(Map.of("rows", 0.5)))
        .hasMessageContaining("label-flip: the budget must be a number such as 0.1");
    assertThatThrownBy(() -> flip.create(Map.of("fraction", 1.5)))
        .hasMessage("label-flip: poison fraction must be in [0, 1], found 1.5");
  }
}
