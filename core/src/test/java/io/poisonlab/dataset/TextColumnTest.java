// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.random.Seed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A column of texts")
class TextColumnTest {
  private static final CsvFormat FORMAT = CsvFormat.target("y").withTexts(Set.of("t"));

  private static Dataset read(String csv, CsvFormat format) {
    return CsvReader.read("texts", Source.memory(), csv.getBytes(StandardCharsets.UTF_8), format);
  }

  @Test
  @DisplayName("is read from a file as it stands there, numbers and equal texts too")
  void isRead() {
    Dataset data = read("t,y\n\"one, \"\"two\"\"\n😀\",a\n42,b\n42,a\n", FORMAT);
    assertThat(data.table().columns().getFirst())
        .isEqualTo(TextColumn.of("t", List.of("one, \"two\"\n😀", "42", "42")));
    assertThat(read(CsvWriter.text(data), CsvFormat.of(data))).isEqualTo(data);
    assertThat(DatasetBytes.read(DatasetBytes.write(data))).isEqualTo(data);
  }

  @Test
  @DisplayName("has no empty text, unless it may")
  void empty() {
    assertThatThrownBy(() -> read("t,y\nx,a\n,b\n", FORMAT))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("\"t\"");
    Dataset data = read("t,y\nx,a\n,b\n", FORMAT.withNullable(Set.of("t")));
    assertThat(data.table().columns().getFirst()).isEqualTo(TextColumn.of("t", List.of("x", "")));
    assertThat(read(CsvWriter.text(data), CsvFormat.of(data))).isEqualTo(data);
  }

  @Test
  @DisplayName("is no target, and must be there")
  void misnamed() {
    assertThatThrownBy(() -> read("t,y\nx,a\nz,b\n", FORMAT.withTexts(Set.of("y"))))
        .hasMessageContaining("target column \"y\" cannot be texts");
    assertThatThrownBy(() -> read("t,y\nx,a\nz,b\n", FORMAT.withTexts(Set.of("text"))))
        .hasMessageContaining("has no column \"text\"");
  }

  @Test
  @DisplayName("counts in the fingerprint, as something else than categories")
  void fingerprint() {
    Labels labels = Labels.of("y", List.of("a", "b"), 0, 1);
    Dataset texts = Dataset.of("d", Table.of(TextColumn.of("t", List.of("x", "z"))), labels);
    Dataset other = Dataset.of("d", Table.of(TextColumn.of("t", List.of("x", "w"))), labels);
    Dataset names =
        Dataset.of("d", Table.of(NominalColumn.of("t", false, List.of("x", "z"), 0, 1)), labels);
    assertThat(texts.fingerprint())
        .isNotEqualTo(other.fingerprint())
        .isNotEqualTo(names.fingerprint());
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            TextColumn.of("t", List.of("x")).append(NominalColumn.of("t", false, List.of("x"), 0)));
  }

  @Test
  @DisplayName("of given test rows the others are trained on, in their order")
  void givenTestRows() {
    Dataset data = Datasets.bundled("sentiment-example");
    Split split = Split.of(data, RowIds.of(6, 7));
    assertThat(split.train().ids()).isEqualTo(RowIds.range(6));
    assertThat(split.test().labels().name(0)).isEqualTo("positive");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Split.of(data, RowIds.of(6, 9)))
        .withMessageContaining("no row with id 9");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Split.of(data, RowIds.range(8)))
        .withMessageContaining("none is left to train on");
    assertThat(Split.holdingOut(data, 2, new Seed(1)).test().size()).isEqualTo(2);
  }
}
