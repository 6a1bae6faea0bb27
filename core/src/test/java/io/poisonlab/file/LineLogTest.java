// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A log of lines")
class LineLogTest {
  @TempDir Path folder;

  private List<String> open(Path file, String... added) {
    List<String> before = new ArrayList<>();
    try (LineLog log = LineLog.open(file, before::add)) {
      List.of(added).forEach(log::add);
    }
    return before;
  }

  @Test
  void goesOnWhereItWas() {
    Path file = folder.resolve("new/folder/log");

    assertThat(open(file, "größe", "")).isEmpty();
    assertThat(open(file, "third")).containsExactly("größe", "");
    assertThat(open(file)).containsExactly("größe", "", "third");
  }

  @Test
  void dropsALastLineThatWasCutShort() throws IOException {
    Path file = Files.writeString(folder.resolve("log"), "first\nsecond\nthi");
    List<String> read = new ArrayList<>();

    LineLog.read(file, read::add);
    assertThat(read).containsExactly("first", "second");
    assertThat(LineLog.first(file)).contains("first");
    assertThat(file).hasContent("first\nsecond\nthi");

    assertThat(open(file, "new")).containsExactly("first", "second");
    assertThat(file).hasContent("first\nsecond\nnew\n");
    Files.writeString(file, "no line at all");
    assertThat(LineLog.first(file)).isEmpty();
    assertThat(open(file)).isEmpty();
    assertThat(file).isEmptyFile();
  }

  @Test
  void keepsLinesOfSeveralThreadsApart() {
    Path file = folder.resolve("log");
    List<String> lines = IntStream.range(0, 500).mapToObj(i -> "line " + "x".repeat(i)).toList();

    try (LineLog log = LineLog.open(file, _ -> {})) {
      lines.parallelStream().forEach(log::add);
    }

    assertThat(open(file)).containsExactlyInAnyOrderElementsOf(lines);
  }

  @Test
  void isLeftAsItIsWhereItsLinesAreRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("log"), "alien\nhalf");

    assertThatThrownBy(() ->
            LineLog.open(
                file,
                line -> {
                  throw new IllegalArgumentException("refused " + line);
                }))
        .hasMessage("refused alien");
    assertThat(file).hasContent("alien\nhalf");
  }

  @Test
  void saysWhyItCannotBeOpened() {
    assertThatThrownBy(() -> LineLog.open(folder, _ -> {}))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot open " + folder);
  }
}
