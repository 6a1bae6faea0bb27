// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.AttackProvider;
import io.poisonlab.attack.Budget;
import io.poisonlab.attack.FeatureNoise;
import io.poisonlab.attack.TargetedFlip;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  void hasNamesThatHoldACommaInQuotes() {
    assertThat(settings("feature-noise:columns=\"height, cm\",age,rows=2"))
        .isEqualTo(Map.of("rows", "2", "columns", List.of("height, cm", "age")));
    assertThat(settings("feature-noise:columns=\"height, cm\""))
        .isEqualTo(Map.of("columns", List.of("height, cm")));
    for (Attack attack :
        List.of(
            new FeatureNoise(Budget.rows(2), List.of("height, cm", "age")),
            new TargetedFlip(Budget.rows(2), Optional.of("a, b"), Optional.of("c")))) {
      AlgorithmText read = AlgorithmText.parse(AlgorithmText.written(attack));
      assertThat(AttackProvider.catalogue().create(read.id(), read.settings())).isEqualTo(attack);
    }
  }

  @Test
  void hasAlgorithmsAmongItsSettings() {
    assertThat(settings("boundary-flip:surrogate=forest(trees=5;depth=2),place=nearest"))
        .isEqualTo(Map.of("surrogate", "forest(trees=5;depth=2)", "place", "nearest"));
  }
}
