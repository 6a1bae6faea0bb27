// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.generator.TwoGaussians;
import io.poisonlab.parameter.Description;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Rows placed by hand")
class PlacedRowsTest {
  private static final Dataset CLEAN =
      new TwoGaussians(240, 2, 1.33, 1, 0.47).generate(new Seed(1));

  @Test
  @DisplayName("stand where they were placed, with their class, and are all that is poisoned")
  void stands() {
    Poisoned poisoned =
        new PlacedRows(List.of("5.5:4.0:0*3", "-2.0:1.5:1"), 0).poison(CLEAN, new Seed(1));

    Dataset data = poisoned.dataset();
    assertThat(data.size()).isEqualTo(244);
    assertThat(poisoned.poisonedRows().size()).isEqualTo(4);
    assertThat(values(data, 0)).endsWith(5.5, 5.5, 5.5, -2);
    assertThat(values(data, 1)).endsWith(4, 4, 4, 1.5);
    assertThat(Arrays.copyOfRange(data.labels().toArray(), 240, 244)).containsExactly(0, 0, 0, 1);
  }

  @Test
  @DisplayName("fall around their place by the deviation of each column")
  void spreads() {
    Dataset data = new PlacedRows(List.of("0:0:0*2000"), 0.5).poison(CLEAN, new Seed(2)).dataset();

    double[] added = Arrays.copyOfRange(values(data, 0), 240, 2240);
    double square = Arrays.stream(added).map(value -> value * value).average().orElseThrow();
    double deviation = Math.sqrt(1 + 1.33 * 1.33); // of both clouds together
    assertThat(Math.sqrt(square)).isCloseTo(0.5 * deviation, within(0.06));
  }

  @Test
  @DisplayName("are written in a plan as they were placed")
  void describes() {
    PlacedRows attack = new PlacedRows(List.of("5.5:4.0:0*3", "-2.0:1.5:1"), 0.1);
    Map<String, Object> settings = Description.of(attack).settings();
    assertThat(AttackProvider.catalogue().create("placed-rows", settings)).isEqualTo(attack);
    assertThat(AttackProvider.catalogue().create("placed-rows", Map.of("points", "1:2:a*3,4:5:b")))
        .isEqualTo(new PlacedRows(List.of("1:2:a*3", "4:5:b"), 0));
    assertThat(PlacedPoint.parse("5.5:4.0:0*3").toString()).isEqualTo("5.5:4.0:0*3");
    assertThat(attack.budget()).isEqualTo(Budget.rows(4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1", "1:2:", "a:2:0", "1:NaN:0", "1:2:0*0", "1:2:0*x", "1:2:0*100001"})
  @DisplayName("refuse what is no place")
  void refusesNotation(String point) {
    assertThatThrownBy(() -> new PlacedRows(List.of(point), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("place must");
  }

  @Test
  @DisplayName("refuse data that have no such place: other columns, another class, names")
  void refusesData() {
    assertThatThrownBy(() -> new PlacedRows(List.of("1:2:3:0"), 0).poison(CLEAN, new Seed(1)))
        .hasMessageContaining("3 values, data set \"two-gaussians\" has 2 columns");
    assertThatThrownBy(() -> new PlacedRows(List.of("1:2:none"), 0).poison(CLEAN, new Seed(1)))
        .hasMessageContaining("class \"none\"");
    assertThatThrownBy(
            () -> new PlacedRows(List.of("1:2:Adelie"), 0).poison(Datasets.penguins(), new Seed(1)))
        .hasMessageContaining("placed-rows reads numbers");
    assertThatThrownBy(() -> new PlacedRows(List.of(), -1)).hasMessageContaining("spread");
  }

  private static double[] values(Dataset data, int column) {
    return ((NumericColumn) data.table().columns().get(column)).toArray();
  }
}
