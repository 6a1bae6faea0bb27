// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An algorithm in one text")
class AlgorithmTextTest {
  private static Map<String, Object> settings(String text) {
    return AlgorithmText.parse(text).settings();
  }

  @Test
  void hasSettingsAndLists() {
    assertThat(settings("feature-noise:rows=2,columns=a,b"))
        .isEqualTo(Map.of("rows", "2", "columns", List.of("a", "b")));
  }

  @Test
  void hasValuesThatHoldAnEqualsSign() {
    assertThat(settings("transition-flip:transitions=a>b=2,*>a=3,fraction=0.1"))
        .isEqualTo(Map.of("transitions", List.of("a>b=2", "*>a=3"), "fraction", "0.1"));
  }

  @Test
  void hasAlgorithmsAmongItsSettings() {
    assertThat(settings("boundary-flip:surrogate=forest(trees=5;depth=2),place=nearest"))
        .isEqualTo(Map.of("surrogate", "forest(trees=5;depth=2)", "place", "nearest"));
  }
}
