// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Rows drawn from a data set")
class DrawnRowsTest {
  @Test
  void keepTheirIdsTheirOrderAndTheProportionsOfTheClasses() {
    Dataset drawn = NamedData.read("breast-cancer(rows=100)");

    assertThat(drawn.size()).isEqualTo(100);
    assertThat(drawn.labels().counts()).containsExactlyInAnyOrder(63, 37);
    assertThat(drawn.ids().stream()).isSorted().doesNotHaveDuplicates();
    assertThat(Datasets.breastCancer().selectIds(drawn.ids()).labels()).isEqualTo(drawn.labels());
  }

  @Test
  void areFoundAgainByTheirSource() {
    Dataset drawn = NamedData.read("iris(rows=30;seed=7)");

    assertThat(drawn.source().location()).isEqualTo("iris(rows=30;seed=7)");
    assertThat(NamedData.read(drawn.source().location())).isEqualTo(drawn);
    assertThat(NamedData.read("iris(rows=30)").source().location())
        .isEqualTo("iris(rows=30;seed=1)");
    assertThat(NamedData.read("iris(rows=30)").ids()).isNotEqualTo(drawn.ids());
  }

  @Test
  void mayBeAllRows() {
    assertThat(NamedData.read("iris(rows=150)").fingerprint())
        .isEqualTo(Datasets.iris().fingerprint());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "iris(rows=0)           | rows must be 1 or more, found 0",
        "iris(rows=151)         | 151 rows cannot be drawn from 150",
        "iris(rows=many)        | setting \"rows\" must be a whole number, found \"many\"",
        "iris(rows=9999999999)  | setting \"rows\" must be a whole number",
        "iris(rows=10;seed=x)   | setting \"seed\" must be a whole number, found \"x\"",
        "iris(seed=2)           | takes the number of rows to draw from it",
        "iris(rows=10;noise=2)  | takes the number of rows to draw from it"
      })
  void thatCannotBeDrawnAreRefused(String text, String message) {
    assertThatThrownBy(() -> NamedData.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
