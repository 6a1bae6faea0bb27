// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.dataset.CsvFormat;
import io.poisonlab.dataset.CsvOmissions;
import io.poisonlab.dataset.DataFile;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.random.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A sheet for the human eye")
class SampleSheetTest {
  @TempDir Path folder;

  @Test
  @DisplayName("holds each class's share of the rows")
  void isStratified() {
    Dataset cancer = Datasets.breastCancer();
    SampleSheet sheet = SampleSheet.of(cancer, 57, new Seed(1));

    long benign =
        sheet.numbers().stream()
            .filter(number -> cancer.labels().name(number - 1).equals("benign"))
            .count();
    assertThat(sheet.numbers()).hasSize(57).doesNotHaveDuplicates().isSorted();
    assertThat(benign).isEqualTo(36); // 57 · 357 / 569 = 35.8
    assertThat(sheet).isEqualTo(SampleSheet.of(cancer, 57, new Seed(1)));
    assertThat(sheet).isNotEqualTo(SampleSheet.of(cancer, 57, new Seed(2)));
  }

  @Test
  @DisplayName("shows the rows as they are, and leaves room for what a reader finds")
  void isWritten() {
    Dataset iris = Datasets.iris();
    List<String> lines =
        SampleSheet.of(iris, 150, new Seed(1)).toCsv(DataFile.of(iris)).lines().toList();

    assertThat(lines).hasSize(151);
    assertThat(lines.getFirst())
        .isEqualTo(
            "row,sepal_length,sepal_width,petal_length,petal_width,species,looks_right,remark");
    assertThat(lines.get(1)).isEqualTo("1,5.1,3.5,1.4,0.2,setosa,,");
  }

  @Test
  @DisplayName("names the line and the columns left out, so that a row is found in its file")
  void isFound() throws IOException {
    Path path =
        Files.writeString(
            folder.resolve("my.csv"), "id,line,x,y\nA7,1,46,a\n\"B,8\",2,47,\nC9,3,4.50,b\n");
    CsvFormat format =
        new CsvFormat("y", Set.of(), Set.of())
            .without(new CsvOmissions(Set.of("id"), Set.of(), true));
    DataFile file = DataFile.read(path, format);

    assertThat(SampleSheet.of(file.data(), 2, new Seed(1)).toCsv(file).lines())
        .containsExactly(
            "row,line,id,data.line,x,y,looks_right,remark", "1,2,A7,1,46,a,,", "2,4,C9,3,4.5,b,,");
  }

  @Test
  @DisplayName("cannot hold more rows than there are")
  void refuses() {
    Dataset iris = Datasets.iris();
    assertThatThrownBy(() -> SampleSheet.of(iris, 151, new Seed(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must have 1 to 150 rows, found 151");
    assertThatThrownBy(() -> SampleSheet.of(iris, 0, new Seed(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
