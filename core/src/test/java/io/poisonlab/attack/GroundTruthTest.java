// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.dataset.CsvFormat;
import io.poisonlab.dataset.CsvReader;
import io.poisonlab.dataset.CsvWriter;
import io.poisonlab.dataset.DataFormatException;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.RowNumbers;
import io.poisonlab.random.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The ground truth beside poisoned data")
class GroundTruthTest {
  private static final Dataset IRIS = Datasets.iris();

  @TempDir Path folder;

  @Test
  @DisplayName("names each flipped row, the class that it had and the one that it has")
  void flips() {
    Poisoned poisoned = new LabelFlip(0.1).poison(IRIS, new Seed(1));
    GroundTruth truth = GroundTruth.of(IRIS, poisoned);

    assertThat(truth.rows())
        .hasSize(15)
        .allSatisfy(row -> {
          assertThat(row.change()).isEqualTo(GroundTruth.Change.CHANGED);
          assertThat(row.columns()).containsExactly("species");
          assertThat(row.before()).contains(IRIS.labels().name(row.id()));
          assertThat(row.after()).isPresent().isNotEqualTo(row.before());
          assertThat(row.number()).hasValue(row.id() + 1);
        });
    assertThat(truth.rows().stream().map(GroundTruth.Row::id))
        .containsExactlyElementsOf(poisoned.poisonedRows().stream().boxed().toList());
  }

  @Test
  @DisplayName("names the columns in which features differ")
  void features() {
    Poisoned poisoned =
        AttackProvider.catalogue()
            .create("feature-noise", Map.of("rows", 5, "columns", List.of("petal_width")))
            .poison(IRIS, new Seed(1));

    assertThat(GroundTruth.of(IRIS, poisoned).rows())
        .hasSize(5)
        .allSatisfy(row -> assertThat(row.columns()).containsExactly("petal_width"));
  }

  @Test
  @DisplayName("tells rows that were added and rows that were taken out")
  void addedAndTaken() {
    Dataset more =
        IRIS.append(
            new Dataset(
                "x",
                IRIS.source(),
                IRIS.table().select(new int[] {0}),
                IRIS.labels().select(new int[] {0}),
                RowIds.inserted(IRIS.ids(), 1)));
    RowIds changed = RowIds.of(0, RowIds.FIRST_INSERTED);
    Dataset rest = more.select(java.util.stream.IntStream.range(1, 151).toArray());
    GroundTruth truth = GroundTruth.of(IRIS, new Poisoned(rest, changed, IRIS.fingerprint()));

    assertThat(truth.rows())
        .containsExactly(
            new GroundTruth.Row(
                OptionalInt.empty(),
                0,
                GroundTruth.Change.DROPPED,
                List.of(),
                Optional.of("setosa"),
                Optional.empty()),
            new GroundTruth.Row(
                OptionalInt.of(150),
                RowIds.FIRST_INSERTED,
                GroundTruth.Change.INSERTED,
                List.of(),
                Optional.empty(),
                Optional.of("setosa")));
  }

  @Test
  @DisplayName("of nothing is empty")
  void nothing() {
    Poisoned poisoned = new LabelFlip(0).poison(IRIS, new Seed(1));

    assertThat(GroundTruth.of(IRIS, poisoned).toCsv().lines()).hasSize(1);
  }

  @Test
  @DisplayName("finds the rows again in the file that was written")
  void isReadAgain() throws IOException {
    Poisoned poisoned = new LabelFlip(0.1).poison(IRIS, new Seed(1));
    Path data = Files.writeString(folder.resolve("p.csv"), CsvWriter.text(poisoned.dataset()));
    Path truth = Files.writeString(folder.resolve("t.csv"), GroundTruth.of(IRIS, poisoned).toCsv());
    Dataset read = CsvReader.read(data, CsvFormat.target("species"));

    assertThat(RowNumbers.read(truth, GroundTruth.ROW, GroundTruth.LABEL_AFTER, read))
        .isEqualTo(poisoned.poisonedRows());
  }

  @Test
  @DisplayName("that names no column of rows, or a row that is not there, is refused")
  void refuses() throws IOException {
    refused("a,b\n1,2\n", "has no column \"row\"");
    refused("row\n151\n", "found \"151\", allowed are the numbers of the 150 rows");
    refused("row\n0\n", "found \"0\"");
    refused("row\nsetosa\n", "found \"setosa\"");
    refused(
        "row,label_after\n1,setosa\n2,virginica\n",
        "says that row 2 has the class \"virginica\", found \"setosa\"");
    assertThatThrownBy(() -> RowNumbers.read(folder.resolve("no.csv"), "row", "label", IRIS))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("does not exist");
  }

  private void refused(String content, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), content);
    assertThatThrownBy(() -> RowNumbers.read(file, GroundTruth.ROW, GroundTruth.LABEL_AFTER, IRIS))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining(message);
  }
}
