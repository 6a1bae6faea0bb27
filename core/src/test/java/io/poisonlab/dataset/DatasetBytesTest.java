// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A data set as bytes")
class DatasetBytesTest {
  @Test
  @DisplayName("reads back equal, with gaps, empty classes and inserted rows")
  void roundTrip() {
    Dataset odd =
        new Dataset(
            "ödd",
            new Source(
                Source.Kind.FILE,
                "a/b.csv",
                new CsvOmissions(Set.of("id", "zip"), Set.of("NA"), true)),
            Table.of(
                NumericColumn.of("x", true, -0.0, Double.NaN, 1e-300),
                NominalColumn.of("c", true, List.of("p", "q"), 1, NominalColumn.MISSING, 0)),
            Labels.of("y", List.of("a", "nobody", "b"), 2, 0, 2),
            RowIds.of(7, 3, RowIds.FIRST_INSERTED));
    for (Dataset data : List.of(odd, Datasets.bundled("penguins"), Datasets.bundled("digits"))) {
      Dataset read = DatasetBytes.read(DatasetBytes.write(data));

      assertThat(read).isEqualTo(data);
      assertThat(read.fingerprint()).isEqualTo(data.fingerprint());
    }
  }

  @Test
  @DisplayName("other bytes, and some of them, are refused")
  void refused() {
    byte[] bytes = DatasetBytes.write(Datasets.bundled("iris"));

    assertThatThrownBy(() -> DatasetBytes.read(Arrays.copyOf(bytes, bytes.length / 2)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DatasetBytes.read(new byte[100]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
