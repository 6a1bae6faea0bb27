// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A folder for each class")
class ClassFolderTest {
  @TempDir Path folder;
  private Path reviews = Path.of("");

  @BeforeEach
  void write() throws IOException {
    reviews = folder.resolve("reviews");
    write("pos/b.txt", "Good.\n");
    write("neg/a.txt", "\uFEFF Bad. ");
    write("neg/c.txt", "Dull.");
    write("pos/d.txt", "Fine.");
    write("neg/notes.md", "not a text");
    write(".hidden/x.txt", "hidden");
  }

  private void write(String path, String text) throws IOException {
    Path file = reviews.resolve(path);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, text);
  }

  private DataFile read() {
    return DataFile.read(reviews, DataReader.knownFormat(reviews).orElseThrow());
  }

  @Test
  @DisplayName("is read by the names of the files, and the folders are the classes")
  void rows() {
    DataFile file = read();
    Dataset data = file.data();

    assertThat(data.name()).isEqualTo("reviews");
    assertThat(data.table().column("text").texts())
        .containsExactly("Bad.", "Good.", "Dull.", "Fine.");
    assertThat(data.labels().target()).isEqualTo("label");
    assertThat(IntStream.range(0, 4).mapToObj(data.labels()::name))
        .containsExactly("neg", "pos", "neg", "pos");
    assertThat(file.ignored()).containsExactly("file");
    assertThat(file.ignoredTexts(1)).containsExactly("pos/b.txt");
    assertThat(DataReader.read(reviews, CsvFormat.of(data))).isEqualTo(data);
    assertThat(
            DataReader.read(reviews, CsvFormat.target("y").withTexts(Set.of("t"))).table().names())
        .containsExactly("t");
  }

  /** Writes a copy and reads it. */
  private Dataset again(FileCopy copy, String name) throws IOException {
    Path out = folder.resolve(name);
    for (Map.Entry<Path, byte[]> each : copy.at(out).entrySet()) {
      Files.createDirectories(each.getKey().resolveSibling(""));
      Files.write(each.getKey(), each.getValue());
    }
    return DataReader.read(out, CsvFormat.target("label"));
  }

  @Test
  @DisplayName("is copied with the bytes and names that it has, in the order of its rows")
  void copies() throws IOException {
    DataFile file = read();
    Dataset data = file.data();
    Dataset flipped = data.withLabels(data.labels().withCodes(new int[] {1, 1, 0, 0}));
    Dataset more =
        flipped.append(
            new Dataset(
                "more",
                Source.memory(),
                data.table().select(new int[] {1}),
                data.labels().select(new int[] {0}),
                RowIds.inserted(data.ids(), 1)));

    assertThat(file.copy(data).at(Path.of("o")))
        .containsOnlyKeys(
            Path.of("o/neg/a.txt"),
            Path.of("o/pos/b.txt"),
            Path.of("o/neg/c.txt"),
            Path.of("o/pos/d.txt"));
    assertThat(file.copy(data).at(Path.of("o")).get(Path.of("o/neg/a.txt")))
        .isEqualTo("\uFEFF Bad. ".getBytes(StandardCharsets.UTF_8));
    Dataset read = again(file.copy(more), "copy");
    assertThat(read.table()).isEqualTo(more.table());
    assertThat(read.labels()).isEqualTo(more.labels());
    assertThat(folder.resolve("copy/pos/a.txt")).exists();
    assertThat(folder.resolve("copy/neg/inserted-1073741824.txt")).content().isEqualTo("Good.\n");
    assertThat(file.copy(more).fingerprint()).isNotEqualTo(file.copy(flipped).fingerprint());
  }

  @Test
  @DisplayName("is copied with numbers before the names where these would change the order")
  void orderOfCopies() throws IOException {
    write("neg/b.txt", "Odd.");
    write("pos/z.txt", "Well.");
    DataFile file = read();
    Dataset data = file.data(); // a b(neg) b(pos) c d z
    Dataset flipped = data.withLabels(data.labels().withCodes(new int[] {0, 1, 1, 0, 1, 1}));

    Dataset read = again(file.copy(flipped), "copy");

    assertThat(read.table()).isEqualTo(flipped.table());
    assertThat(read.labels()).isEqualTo(flipped.labels());
    assertThat(folder.resolve("copy/pos/2-b.txt")).content().isEqualTo("Odd.");
    assertThat(folder.resolve("copy/pos/3-b.txt")).content().isEqualTo("Good.\n");
  }

  private void refused(String expected) {
    assertThatThrownBy(this::read)
        .isInstanceOf(DataFormatException.class)
        .hasMessageStartingWith(reviews.toString())
        .hasMessageContaining(expected);
  }

  @Test
  @DisplayName("is refused where a class has no text, a text no word, or a byte no character")
  void refusals() throws IOException {
    write("empty/notes.md", "");
    refused("empty holds no file that ends in .txt");
    Files.delete(reviews.resolve("empty/notes.md"));
    Files.delete(reviews.resolve("empty"));
    write("pos/e.txt", " \n");
    refused("pos/e.txt is empty; write the text, remove the file, or allow");
    CsvFormat nullable = CsvFormat.target("label").withNullable(Set.of("*"));
    assertThat(DataReader.read(reviews, nullable).size()).isEqualTo(5);
    Files.write(
        reviews.resolve("pos/e.txt"), "one\ncaf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    refused("pos/e.txt, line 2 is not UTF-8");
    Files.delete(reviews.resolve("pos/e.txt"));
    write("pos/deep/e.txt", "deep");
    refused("deep is a folder within that of a class");
    Files.delete(reviews.resolve("pos/deep/e.txt"));
    Files.delete(reviews.resolve("pos/deep"));
    write("e.txt", "lost");
    refused("e.txt lies beside the folders of the classes");
    assertThatThrownBy(
            () -> DataReader.read(reviews, CsvFormat.target("y").withNominal(Set.of("z"))))
        .hasMessageContaining(
            "it has a target and one column of texts or images, no other columns");
  }

  @Test
  @DisplayName("is refused without folders, and with one class alone")
  void classes() throws IOException {
    Path bare = Files.createDirectory(folder.resolve("bare"));
    assertThatThrownBy(() -> DataReader.read(bare, CsvFormat.target("label")))
        .hasMessageContaining("holds no folder; needed is one for each class");
    Files.createDirectory(bare.resolve("pos"));
    Files.writeString(bare.resolve("pos/a.txt"), "a");
    assertThatThrownBy(() -> DataReader.read(bare, CsvFormat.target("label")))
        .hasMessageContaining("holds one class only (pos)");
  }

  @Test
  @DisplayName("follows links within itself, and none that leads out")
  void links() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
    Files.createSymbolicLink(reviews.resolve("pos/e.txt"), reviews.resolve("neg/a.txt"));
    assertThat(read().data().size()).isEqualTo(5);
    Files.createSymbolicLink(reviews.resolve("pos/f.txt"), secret);
    refused("f.txt is a link that leads out of the folder");
    Files.delete(reviews.resolve("pos/f.txt"));
    Path others = Files.createDirectory(folder.resolve("others"));
    Files.writeString(others.resolve("a.txt"), "a");
    Files.createSymbolicLink(reviews.resolve("more"), others);
    refused("more is a link that leads out of the folder");
  }

  @Test
  @DisplayName("is not copied over what is there")
  void names() throws IOException {
    DataFile file = read();
    file.checkName(folder.resolve("new"));
    file.checkName(Files.createDirectory(folder.resolve("bare")));
    for (Path there : List.of(reviews, Files.writeString(folder.resolve("f"), ""))) {
      assertThatThrownBy(() -> file.checkName(there))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is there already");
    }
    Path csv = Files.writeString(folder.resolve("x.csv"), "a,y\n1,p\n2,n\n");
    assertThatThrownBy(
            () -> DataFile.read(csv, CsvFormat.target("y")).checkName(folder.resolve("x.jsonl")))
        .hasMessageContaining("the copy is CSV, as the data are")
        .hasMessageContaining("let its name not end in .jsonl");
  }
}
