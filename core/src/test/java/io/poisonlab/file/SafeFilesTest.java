// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A safely written file")
class SafeFilesTest {
  @TempDir Path folder;

  private long entries() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.count();
    }
  }

  @Test
  void isMadeWithItsFoldersAndReplaced() throws IOException {
    Path file = folder.resolve("a/b/c.txt");
    SafeFiles.write(file, "first");
    SafeFiles.write(file, "zweite ä");

    assertThat(Files.readString(file, StandardCharsets.UTF_8)).isEqualTo("zweite ä");
    try (Stream<Path> all = Files.list(file.getParent())) {
      assertThat(all).containsExactly(file);
    }
  }

  @Test
  void isNeverSeenHalfWritten() throws Exception {
    Path file = folder.resolve("big");
    byte[] ones = new byte[1 << 20];
    Arrays.fill(ones, (byte) 1);
    byte[] zeros = new byte[1 << 19];
    SafeFiles.write(file, zeros);
    try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
      Future<?> writing =
          writer.submit(() -> {
            for (int i = 0; i < 30; i++) {
              SafeFiles.write(file, i % 2 == 0 ? ones : zeros);
            }
          });
      int seen = 0;
      while (!writing.isDone() || seen == 0) {
        byte[] found = Files.readAllBytes(file);
        assertThat(found.length).isIn(ones.length, zeros.length);
        assertThat(found[found.length - 1]).isEqualTo((byte) (found.length == ones.length ? 1 : 0));
        seen++;
      }
      writing.get();
    }
  }

  @Test
  void leavesNothingBehindWhereItCannotBe() throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("plain"), "stays");

    assertThatThrownBy(() -> SafeFiles.write(inTheWay.resolve("x.txt"), "text"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot write")
        .hasMessageContaining("plain is a file, not a folder");
    Path taken = folder.resolve("taken");
    Files.createDirectories(taken.resolve("inner"));
    assertThatThrownBy(() -> SafeFiles.write(taken, "text"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot write " + taken);

    assertThat(Files.readString(inTheWay)).isEqualTo("stays");
    assertThat(entries()).isEqualTo(2);
  }

  @Test
  void ofSeveralNoneIsChangedWhereOneCannotBe() throws IOException {
    Path first = Files.writeString(folder.resolve("first"), "stays");
    Path folderThere = Files.createDirectories(folder.resolve("taken"));
    Map<Path, byte[]> files = new LinkedHashMap<>();
    files.put(first, new byte[] {1});
    files.put(folderThere, new byte[] {2});

    assertThatThrownBy(() -> SafeFiles.writeAll(files))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot write " + folderThere + ": it is a folder");

    assertThat(Files.readString(first)).isEqualTo("stays");
    assertThat(entries()).isEqualTo(2);
  }
}
