// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelsTest {
  private static final Labels LABELS = Labels.of("y", List.of("a", "b", "never"), 1, 0);

  @Test
  void findTheCodeOfAClass() {
    assertThat(LABELS.codeOf("b")).isEqualTo(1);
    assertThat(LABELS.codeOf("never")).isEqualTo(2);
  }

  @Test
  void sayWhichClassesThereAre() {
    assertThatThrownBy(() -> LABELS.codeOf("A"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("target \"y\" has no class \"A\"; the classes are [a, b, never]");
  }
}
