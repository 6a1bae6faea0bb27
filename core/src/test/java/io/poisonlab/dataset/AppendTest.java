// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Appended rows")
class AppendTest {
  private static Dataset data(RowIds ids, boolean nullable, double... x) {
    Table table =
        Table.of(
            NumericColumn.of("x", nullable, x),
            NominalColumn.of("c", false, List.of("p", "q"), new int[x.length]));
    return new Dataset(
        "d", Source.memory(), table, Labels.of("y", List.of("a", "b"), new int[x.length]), ids);
  }

  @Test
  void comeAfterTheOthersUnderIdsOfTheirOwn() {
    Dataset first = data(RowIds.of(5, 3), false, 1, 2);
    RowIds fresh = RowIds.inserted(first.ids(), 2);
    Dataset both = first.append(data(fresh, true, Double.NaN, 4));

    assertThat(fresh).isEqualTo(RowIds.of(RowIds.FIRST_INSERTED, RowIds.FIRST_INSERTED + 1));
    assertThat(both.size()).isEqualTo(4);
    assertThat(both.ids().original()).isEqualTo(first.ids());
    assertThat(both.table().column("x").nullable()).isTrue();
    assertThat(both.table().column("x").isMissing(2)).isTrue();
    assertThat(both.selectIds(RowIds.of(3)).table().column("x").text(0)).isEqualTo("2.0");
    assertThat(RowIds.inserted(both.ids(), 1)).isEqualTo(RowIds.of(RowIds.FIRST_INSERTED + 2));
  }

  @Test
  void mustFit() {
    Dataset first = data(RowIds.of(0), false, 1);
    assertThatThrownBy(() -> first.append(first)).hasMessageContaining("take RowIds.inserted");
    Table other = Table.of(NumericColumn.of("z", false, 1));
    assertThatThrownBy(() -> first.table().append(other)).hasMessageContaining("need the columns");
    Table kinds = Table.of(NumericColumn.of("x", false, 1), NumericColumn.of("c", false, 1));
    assertThatThrownBy(() -> first.table().append(kinds))
        .hasMessageContaining("cannot be appended");
    assertThatThrownBy(() -> first.labels().append(Labels.of("y", List.of("a"), 0)))
        .hasMessageContaining("with the classes [a, b]");
  }
}
