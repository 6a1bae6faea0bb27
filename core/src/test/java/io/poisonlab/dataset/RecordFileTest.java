// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A changed copy of a file")
class RecordFileTest {
  /** The target in the middle; quotes, an integer that no double is, a missing value, a comma. */
  private static final String MINE =
      """
      id,"price, €",y,note,big
      31191,73.540,a,"x, y",9007199254740993
      007,1e3,"b","say ""hi""\",2
      3,,a,plain,-5
      4, 2.50 ,b,"two
      lines",0.10
      """;

  private static final CsvFormat FORMAT = CsvFormat.target("y").withNullable(Set.of("price, €"));

  @TempDir Path folder;

  private RecordFile file(String text) throws IOException {
    return RecordFile.read(Files.writeString(folder.resolve("my.csv"), text), FORMAT);
  }

  private static String text(RecordFile file, Dataset after) {
    return new String(file.with(after), StandardCharsets.UTF_8);
  }

  @ParameterizedTest(name = "{index}")
  @ValueSource(strings = {"\n", "\r\n", "\r", "\n\n", "\r\n\r\n\r\n"})
  @DisplayName("that nothing changed in has the same bytes, whatever the line ends")
  void same(String lineEnd) throws IOException {
    String text = MINE.replace("two\nlines", "two lines").replace("\n", lineEnd);
    for (String whole : new String[] {text, text.strip(), "\uFEFF" + text, lineEnd + text}) {
      RecordFile file = file(whole);

      assertThat(file.with(file.data())).isEqualTo(whole.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  @DisplayName("has another label where it was relabelled, in its quotes, and all else as it was")
  void relabelled() throws IOException {
    RecordFile file = file(MINE);
    Dataset data = file.data();

    assertThat(text(file, data.withLabels(data.labels().withCodes(new int[] {1, 0, 0, 1}))))
        .isEqualTo(MINE.replace("73.540,a,", "73.540,b,").replace("1e3,\"b\",", "1e3,\"a\","));
  }

  @Test
  @DisplayName("has only the changed cells of a row written anew, whole numbers without a point")
  void features() throws IOException {
    RecordFile file = file(MINE);
    Dataset data = file.data();
    NumericColumn price = (NumericColumn) data.table().column("price, €");
    NumericColumn big = (NumericColumn) data.table().column("big");
    Table table =
        data.table()
            .with(1, price.withValues(new double[] {74, Double.NaN, -0.0, 2.5}))
            .with(3, big.withValues(new double[] {big.value(0), 2.25, 1L << 53, 0.1}));

    assertThat(text(file, data.withTable(table)))
        .isEqualTo(
            """
            id,"price, €",y,note,big
            31191,74,a,"x, y",9007199254740993
            007,,"b","say ""hi""\",2.25
            3,-0.0,a,plain,9.007199254740992E15
            4, 2.50 ,b,"two
            lines",0.10
            """);
  }

  @Test
  @DisplayName("lacks dropped rows, and holds added ones at its end")
  void droppedAndAdded() throws IOException {
    RecordFile file = file(MINE.strip());
    Dataset data = file.data();
    Dataset copies = data.select(new int[] {1, 3, 2});
    Dataset more =
        new Dataset(
            "more", data.source(), copies.table(), copies.labels(), RowIds.inserted(data.ids(), 3));

    assertThat(text(file, data.append(more).select(new int[] {0, 3, 4, 5, 6})))
        .isEqualTo(
            """
            id,"price, €",y,note,big
            31191,73.540,a,"x, y",9007199254740993
            4, 2.50 ,b,"two
            lines",0.10
            7,1000,b,"say ""hi""\",2
            4,2.5,b,"two
            lines",0.1
            3,,a,"plain",-5\
            """);
  }

  @Test
  @DisplayName("keeps CR LF between and behind added rows")
  void addedAfterCrLf() throws IOException {
    RecordFile file =
        file("y,id,price, €\r\n".replace("price, €", "\"price, €\"") + "a,1,2\r\nb,2,3\r\n");
    Dataset data = file.data();
    Dataset copy = data.select(new int[] {0, 1});
    Dataset more =
        new Dataset(
            "m", data.source(), copy.table(), copy.labels(), RowIds.inserted(data.ids(), 2));

    assertThat(text(file, data.append(more)))
        .isEqualTo("y,id,\"price, €\"\r\na,1,2\r\nb,2,3\r\na,1,2\r\nb,2,3\r\n");
    assertThat(text(file, more.select(new int[0]))).isEqualTo("y,id,\"price, €\"\r\n");
  }

  @Test
  @DisplayName("keeps columns and rows that were left out where they are, as they are")
  void omissions() throws IOException {
    String text =
        "id,x,y,\"note\"\nk0,0, ,\"n0\"\nk1,NA,a,\"n1\"\nk2,2.0,,\"n2\"\n\nk3,3.0,b,\"n3\"\nk4,4,NA,n4";
    RecordFile file =
        RecordFile.read(
            Files.writeString(folder.resolve("gaps.csv"), text),
            CsvFormat.target("y")
                .withNullable(Set.of("x"))
                .without(new CsvOmissions(Set.of("id", "note"), Set.of("NA"), true)));
    Dataset data = file.data();
    Dataset copy =
        new Dataset(
            "c",
            data.source(),
            data.table().select(new int[] {1}),
            data.labels().select(new int[] {1}),
            RowIds.inserted(data.ids(), 1));
    Dataset changed = data.withLabels(data.labels().withCodes(new int[] {1, 0}));

    assertThat(data.size()).isEqualTo(2);
    assertThat(file.skipped()).isEqualTo(3);
    assertThat(IntStream.range(0, 2).map(file::line)).containsExactly(3, 6);
    assertThat(text(file, data)).isEqualTo(text);
    assertThat(text(file, changed.append(copy)))
        .isEqualTo(text.replace("NA,a", "NA,b").replace("3.0,b", "3.0,a") + "\n,3,b,\"\"");
    assertThat(text(file, data.select(new int[] {1}).append(copy)))
        .isEqualTo(text.replace("k1,NA,a,\"n1\"\n", "") + "\n,3,b,\"\"");
  }

  @Test
  @DisplayName("keeps the delimiter that it has")
  void delimiter() throws IOException {
    RecordFile file = file("id;y;\"price, €\"\n1;a;x,y\n2;b;\"x;y\"\n");
    Dataset data = file.data();

    assertThat(text(file, data.withLabels(data.labels().withCodes(new int[] {1, 1}))))
        .isEqualTo("id;y;\"price, €\"\n1;b;x,y\n2;b;\"x;y\"\n");
  }

  @Test
  @DisplayName("knows the line on which each row begins")
  void lines() throws IOException {
    RecordFile file = file("\n" + MINE.replace("3,,a", "\n3,,a") + "5,6,b,p,7\n");

    assertThat(IntStream.range(0, 5).map(file::line)).containsExactly(3, 4, 6, 7, 9);
  }

  @Test
  @DisplayName("of other columns is refused")
  void otherColumns() throws IOException {
    RecordFile file = file(MINE);

    assertThatThrownBy(() -> file.with(Datasets.iris()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs its columns [id, \"price, €\", note, big]");
  }

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("reads back as what was to be written, of any data")
  void readsBack(long seed) {
    Dataset data = RandomData.of(seed);
    int last = data.size() - 1;
    int[] turned = IntStream.rangeClosed(0, last).map(row -> last - row).toArray();
    Dataset after =
        data.withTable(data.table().select(turned)).withLabels(data.labels().select(turned));

    byte[] written = RecordFile.of(data).with(after);

    assertThat(CsvReader.read(data.name(), data.source(), written, CsvFormat.of(data)))
        .isEqualTo(after);
    assertThat(RecordFile.of(data).with(data))
        .isEqualTo(CsvWriter.text(data).getBytes(StandardCharsets.UTF_8));
  }
}
