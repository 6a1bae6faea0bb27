// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A column that may be an id")
class IdDoubtTest {
  private static NominalColumn names(int rows, int different) {
    List<String> categories = IntStream.range(0, different).mapToObj(i -> "v" + i).toList();
    return NominalColumn.of(
        "id, old", false, categories, IntStream.range(0, rows).map(i -> i % different).toArray());
  }

  private static NumericColumn numbers(int rows, double first, double step) {
    return NumericColumn.of(
        "n", false, IntStream.range(0, rows).mapToDouble(i -> first + step * i).toArray());
  }

  @Test
  @DisplayName("has a category of its own in nearly every row, or counts rows")
  void isTold() {
    assertThat(IdDoubt.of(Table.of(names(40, 37), numbers(40, 7, 1))))
        .containsExactly(
            "column \"id, old\" has 37 values in 40 rows; if it is an id, leave it out with --ignore"
                + " '\"id, old\"', if it holds texts, read it with --text '\"id, old\"'",
            "column \"n\" counts up from row to row; if it is an id, leave it out with --ignore"
                + " n");
  }

  @Test
  @DisplayName("is none where rows share values, numbers measure, or the rows are few")
  void isNone() {
    assertThat(IdDoubt.of(Table.of(names(40, 36), numbers(40, 7, 3)))).isEmpty();
    assertThat(IdDoubt.of(Table.of(numbers(40, 0.5, 1)))).isEmpty();
    assertThat(IdDoubt.of(Table.of(numbers(40, 50, -1)))).isEmpty();
    assertThat(IdDoubt.of(Table.of(names(20, 20), numbers(20, 1, 1)))).isEmpty();
    assertThat(IdDoubt.of(Datasets.iris().table())).isEmpty();
  }
}
