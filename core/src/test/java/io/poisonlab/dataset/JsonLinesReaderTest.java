// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("JSON Lines")
class JsonLinesReaderTest {
  private static final CsvFormat FORMAT = CsvFormat.target("y").withTexts(Set.of("text"));
  private static final String GOOD =
      """
      {"text": "Good, \\"really\\" good: \\u00e9cole", "stars": 5, "y": "pos"}

      {"y":"neg","stars":-1.5e0,"text":"Bad\\n {\\"y\\": 1}"}
      {"text": "Fine", "y": "pos", "stars": 3}
      """;

  @TempDir Path folder;

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("my.jsonl"), content);
  }

  @Test
  @DisplayName("are read field by field in any order, as cells of a table are")
  void columns() throws IOException {
    Dataset data = DataReader.read(file("\uFEFF" + GOOD.replace("\n", "\r\n")), FORMAT);

    assertThat(data.name()).isEqualTo("my");
    assertThat(data.table().names()).containsExactly("text", "stars");
    assertThat(data.table().column("text").texts())
        .containsExactly("Good, \"really\" good: école", "Bad\n {\"y\": 1}", "Fine");
    assertThat(((NumericColumn) data.table().column("stars")).toArray())
        .containsExactly(5, -1.5, 3);
    assertThat(IntStream.range(0, 3).mapToObj(data.labels()::name))
        .containsExactly("pos", "neg", "pos");
  }

  @Test
  @DisplayName("may lack fields where they may be missing, even those that come late")
  void missing() throws IOException {
    Path file = file("{\"a\":1,\"y\":\"p\"}\n{\"y\":\"n\",\"b\":true}\n{\"a\":null,\"y\":\"p\"}\n");

    Dataset data = DataReader.read(file, CsvFormat.target("y").withNullable(Set.of("*")));

    assertThat(data.table().column("a").texts()).containsExactly("1.0", "", "");
    assertThat(data.table().column("b").texts()).containsExactly("", "true", "");
    assertThatThrownBy(() -> DataReader.read(file, CsvFormat.target("y")))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining(
            "2 columns: \"a\" (2 cells empty, the first on line 2), \"b\" (2 cells empty, the first on line 1)");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                                              | is empty; needed is one object a line
          {"text":"a","y":"p"}\\n{"text":"b"                              | line 2: not well-formed JSON
          {"text":"a","y":"p"}\\n\\n["b","n"]                             | line 3: found an array, needed is one object
          {"text":"a","y":"p"} {"text":"b","y":"n"}                       | line 1: found more than one object
          {"text":"a","text":"b","y":"n"}                                 | line 1: not well-formed JSON: Duplicate
          {"text":"a","y":"p"}\\n{"text":["b"],"y":"n"}                   | line 2, field "text": found an object or an array
          {"text":"a","y":"p"}\\n{"text":"b"}                             | the target column "y" (1 cell empty, the first on line 2)
          {"text":"a","y":"p"}\\n{"text":" ","y":"n"}                     | column "text" (1 cell empty, the first on line 2)
          {"text":"a","y":"p"}\\n{"text":"b","y":"p"}                     | one class only (p)
          {"review":"a","y":"p"}\\n{"review":"b","y":"n"}                 | no column "text"; its columns are [review, y]
          {"text":"a","":1,"y":"p"}                                       | a column of the header has no name
          """)
  @DisplayName("that cannot be read are told by line and field")
  void refusals(String content, String expected) throws IOException {
    Path file = file(content.replace("\\n", "\n"));
    assertThatThrownBy(() -> DataReader.read(file, FORMAT))
        .isInstanceOf(DataFormatException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(expected);
  }

  @Test
  @DisplayName("that are not UTF-8 are told by line")
  void encoding() throws IOException {
    Path file = folder.resolve("latin.ndjson");
    Files.write(
        file,
        "{\"text\":\"a\",\"y\":\"p\"}\n{\"text\":\"caf\u00e9\",\"y\":\"n\"}\n"
            .getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> DataReader.read(file, FORMAT))
        .hasMessageContaining("latin.ndjson, line 2 is not UTF-8; save it as UTF-8");
  }

  @Test
  @DisplayName("are copied character by character, but for the values that changed")
  void copies() throws IOException {
    Path path = file(GOOD.strip());
    DataFile file = DataFile.read(path, FORMAT);
    Dataset data = file.data();
    int[] flipped = data.labels().toArray();
    flipped[1] = 1;
    Dataset changed = data.withLabels(data.labels().withCodes(flipped));

    assertThat(bytes(file.copy(data), path)).isEqualTo(GOOD.strip());
    assertThat(bytes(file.copy(changed), path))
        .isEqualTo(GOOD.strip().replace("\"y\":\"neg\"", "\"y\":\"pos\""));
    Dataset added =
        data.append(
            new Dataset(
                "more",
                Source.memory(),
                data.table().select(new int[] {1}),
                data.labels().select(new int[] {0}),
                RowIds.inserted(data.ids(), 1)));
    assertThat(bytes(file.copy(added), path))
        .isEqualTo(
            GOOD.strip()
                + "\n{\"text\": \"Bad\\n {\\\"y\\\": 1}\", \"stars\": -1.5, \"y\": \"pos\"}");
    assertThat(bytes(file.copy(data.select(new int[] {2})), path))
        .isEqualTo("{\"text\": \"Fine\", \"y\": \"pos\", \"stars\": 3}");
    assertThat(file.lines().orElseThrow().at(1)).isEqualTo(3);
  }

  @Test
  @DisplayName("keep fields that are left out, nested ones too, and rows without a class")
  void omissions() throws IOException {
    String content =
        "{\"id\":{\"n\":[1]},\"text\":\"a\",\"y\":\"p\"}\n{\"text\":\"b\",\"y\":null}\n{\"y\":\"n\",\"text\":\"c\"}\n";
    Path path = file(content);
    DataFile file =
        DataFile.read(path, FORMAT.without(new CsvOmissions(Set.of("id"), Set.of(), true)));

    assertThat(file.data().size()).isEqualTo(2);
    assertThat(file.skipped()).isEqualTo(1);
    assertThat(file.ignored()).containsExactly("id");
    assertThat(bytes(file.copy(file.data()), path)).isEqualTo(content);
  }

  private static String bytes(FileCopy copy, Path out) {
    return new String(copy.at(out).getOrDefault(out, new byte[0]), StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("are inputs of a model too, with or without the class")
  void inputs() throws IOException {
    Dataset data = DataReader.read(file(GOOD), FORMAT);
    Path inputs =
        Files.writeString(
            folder.resolve("new.jsonl"), "{\"more\":[1],\"stars\":2,\"text\":\"So so\"}\n");

    Table read = DataReader.readInputs(inputs, data);

    assertThat(read.names()).containsExactly("stars", "text");
    Files.writeString(inputs, "{\"text\":\"So so\"}\n");
    assertThatThrownBy(() -> DataReader.readInputs(inputs, data))
        .hasMessageContaining("has no column \"stars\"; inputs need the columns");
    assertThat(List.of(read.size())).containsExactly(1);
  }
}
