// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A share of counted cases")
class ProportionTest {
  /** Bounds computed apart, from the formula. */
  @ParameterizedTest
  @CsvSource({
    "0, 10, 0, 0.277532799862889",
    "10, 10, 0.722467200137111, 1",
    "5, 10, 0.236593090512564, 0.763406909487436",
    "9003, 9020, 0.996983, 0.998823"
  })
  @DisplayName("lies between Wilson's bounds")
  void hasBounds(int times, int of, double low, double high) {
    Proportion proportion = new Proportion(times, of);

    assertThat(proportion.low()).isCloseTo(low, within(1e-6));
    assertThat(proportion.high()).isCloseTo(high, within(1e-6));
    assertThat(proportion.share()).isBetween(proportion.low(), proportion.high());
  }

  @Test
  void nothingOfNothingIsNoShare() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Proportion(0, 0))
        .withMessageContaining("found 0 of 0");
  }
}
