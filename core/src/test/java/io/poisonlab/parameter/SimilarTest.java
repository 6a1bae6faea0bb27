// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The name that was meant")
class SimilarTest {
  private static final List<String> KNOWN = List.of("label-flip", "feature-noise", "none");

  @Test
  @DisplayName("is the known one that the fewest letters tell from the text, if they are few")
  void nearest() {
    assertThat(Similar.hint("lable-flip", KNOWN)).isEqualTo("; did you mean label-flip?");
    assertThat(Similar.hint("none", KNOWN)).isEqualTo("; did you mean none?");
    assertThat(Similar.hint("noise", KNOWN)).isEmpty();
    assertThat(Similar.hint("gradient", KNOWN)).isEmpty();
    assertThat(Similar.hint("", KNOWN)).isEmpty();
  }
}
