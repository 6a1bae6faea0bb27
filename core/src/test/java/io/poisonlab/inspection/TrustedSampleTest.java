// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A trusted sample")
class TrustedSampleTest {
  private static final Column NUMBERS = NumericColumn.of("n", false, 1, 2, 3);
  private static final Dataset DATA =
      Dataset.of(
          "data",
          Table.of(NUMBERS, NominalColumn.of("c", false, List.of("p", "q", "r"), 0, 1, 2)),
          Labels.of("y", List.of("a", "b", "c"), 0, 1, 2));

  private static Dataset sample(Column numbers, List<String> categories, List<String> classes) {
    return Dataset.of(
        "sample",
        Table.of(NominalColumn.of("c", false, categories, 0, 1), numbers),
        Labels.of("y", classes, 0, 1));
  }

  @Test
  @DisplayName("takes the order, categories and classes of the data, and ids of its own")
  void aligns() {
    Dataset aligned =
        TrustedSample.of(
            sample(NumericColumn.of("n", false, 8, 9), List.of("q", "r"), List.of("a", "c")), DATA);

    assertThat(aligned.table().names()).containsExactly("n", "c");
    assertThat(((NominalColumn) aligned.table().column("c")).toArray()).containsExactly(1, 2);
    assertThat(aligned.labels().toArray()).containsExactly(0, 2);
    assertThat(aligned.ids().stream()).containsExactly(3, 4);
    assertThat(DATA.append(aligned).size()).isEqualTo(5);
  }

  @Test
  @DisplayName("that does not fit is refused")
  void refuses() {
    Column numbers = NumericColumn.of("n", false, 8, 9);
    List<String> classes = List.of("a", "c");
    refused(sample(numbers, List.of("q", "z"), classes), "holds \"z\"");
    refused(sample(numbers, List.of("q", "r"), List.of("a", "d")), "has no class \"d\"");
    refused(
        sample(NumericColumn.of("m", false, 8, 9), List.of("q", "r"), classes),
        "needs the columns [n, c]");
    refused(
        sample(NominalColumn.of("n", false, List.of("u", "v"), 0, 1), List.of("q", "r"), classes),
        "column \"n\" of the trusted sample is numeric in the data");
  }

  private static void refused(Dataset sample, String message) {
    assertThatThrownBy(() -> TrustedSample.of(sample, DATA))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
