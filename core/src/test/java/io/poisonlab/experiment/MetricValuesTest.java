// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The metrics of a trial, kept as one array")
class MetricValuesTest {
  private final SequencedMap<String, List<Double>> metrics = new LinkedHashMap<>();

  MetricValuesTest() {
    metrics.put("recall", List.of(0.5, Double.NaN, -0.0));
    metrics.put("accuracy", List.of(0.9));
    metrics.put("nothing", List.of());
    metrics.put("area", List.of(1.0, 2.0));
  }

  @Test
  @DisplayName("are the map that they were made of, in its order")
  void sameMap() {
    MetricValues values = MetricValues.of(metrics);

    assertThat(values).isEqualTo(metrics).hasSameHashCodeAs(metrics);
    assertThat(values.keySet()).containsExactly("recall", "accuracy", "nothing", "area");
    assertThat(values.reversed().firstEntry().getValue()).containsExactly(1.0, 2.0);
    assertThat(values.get("absent")).isNull();
    assertThat(values.containsKey("nothing")).isTrue();
    assertThat(values.containsKey("absent")).isFalse();
  }

  @Test
  @DisplayName("keep their values when the map changes, and cannot be changed")
  void ownValues() {
    MetricValues values = MetricValues.of(metrics);
    metrics.put("accuracy", List.of(0.1));

    assertThat(values.get("accuracy")).containsExactly(0.9);
    assertThatThrownBy(() -> values.put("accuracy", List.of()))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(values::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  @DisplayName("tell apart trials with the same names and other numbers of values")
  void otherShapes() {
    MetricValues one = MetricValues.of(metrics);
    metrics.put("accuracy", List.of(0.9, 0.8));
    metrics.put("area", List.of(1.0));
    MetricValues other = MetricValues.of(metrics);

    assertThat(other).isEqualTo(metrics).isNotEqualTo(one);
    assertThat(one.get("area")).containsExactly(1.0, 2.0);
  }
}
