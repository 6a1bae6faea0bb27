// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricNamesTest {
  @Test
  void namesThatMlflowAcceptsStayAsTheyAre() {
    assertThat(MetricNames.accepted(Map.of("recall_éthé 1.0:b-c", 1.0)))
        .containsOnlyKeys("recall_éthé 1.0:b-c");
  }

  @Test
  void refusedCharactersAreReplacedAndNamesStayUnique() {
    Map<String, Integer> names = new LinkedHashMap<>();
    names.put("f1_<=50K", 1);
    names.put("f1_>=50K", 2);
    names.put("f1_../x", 3);

    assertThat(MetricNames.accepted(names)).containsExactlyEntriesOf(expected());
  }

  private static Map<String, Integer> expected() {
    Map<String, Integer> expected = new LinkedHashMap<>();
    expected.put("f1___50K", 1);
    expected.put("f1___50K_2", 2);
    expected.put("f1_.._x", 3);
    return expected;
  }
}
