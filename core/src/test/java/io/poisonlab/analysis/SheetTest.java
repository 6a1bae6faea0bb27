// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A sheet")
class SheetTest {
  private static final Sheet SHEET =
      new Sheet(
          List.of("data", "attack", "n"),
          List.of(List.of("iris", "a|b", "1"), List.of("iris", "c, d", "2")));

  @Test
  void isWritten() {
    assertThat(SHEET.toCsv()).isEqualTo("data,attack,n\niris,a|b,1\niris,\"c, d\",2\n");
    assertThat(SHEET.toMarkdown())
        .isEqualTo(
            """
            | data | attack | n |
            | --- | --- | --- |
            | iris | a\\|b | 1 |
            | iris | c, d | 2 |
            """);
  }

  @Test
  void losesRowsAndColumns() {
    assertThat(SHEET.withoutConstant("data", "attack", "else").header())
        .containsExactly("attack", "n");
    assertThat(SHEET.without("n").rows().getFirst()).containsExactly("iris", "a|b");
    assertThat(SHEET.where("n", "2"::equals).rows()).hasSize(1);
    assertThatThrownBy(() -> new Sheet(List.of("a"), List.of(List.of("b", "c"))))
        .hasMessage("a row needs 1 cells, found 2");
  }
}
