// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The chance that a sample holds poison")
class PoisonOddsTest {
  @Test
  @DisplayName("is that of the hypergeometric distribution")
  void hypergeometric() {
    for (int rows = 1; rows <= 24; rows++) {
      for (int poisoned = 0; poisoned <= rows; poisoned++) {
        for (int sample = 0; sample <= rows; sample++) {
          assertThat(PoisonOdds.atLeastOne(rows, poisoned, sample))
              .isCloseTo(1 - none(rows, poisoned, sample), within(1e-12));
        }
      }
    }
  }

  @Test
  @DisplayName("grows with the sample and reaches 1 before the last row")
  void edges() {
    assertThat(PoisonOdds.atLeastOne(1_000_000, 10_000, 300)).isCloseTo(0.951, within(0.001));
    assertThat(PoisonOdds.atLeastOne(100, 0, 100)).isZero();
    assertThat(PoisonOdds.atLeastOne(100, 1, 100)).isEqualTo(1);
    assertThat(PoisonOdds.poisonedRows(100, 0.29)).isEqualTo(29);
    assertThatThrownBy(() -> PoisonOdds.atLeastOne(10, 1, 11))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be in [0, 10]");
  }

  private static double none(int rows, int poisoned, int sample) {
    return new BigDecimal(choose(rows - poisoned, sample))
        .divide(new BigDecimal(choose(rows, sample)), MathContext.DECIMAL64)
        .doubleValue();
  }

  private static BigInteger choose(int n, int k) {
    if (k > n) {
      return BigInteger.ZERO;
    }
    BigInteger ways = BigInteger.ONE;
    for (int i = 0; i < k; i++) {
      ways = ways.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
    }
    return ways;
  }
}
