// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A fingerprint")
class FingerprintTest {
  private static final Labels LABELS = Labels.of("y", List.of("a", "b"), 0, 1);

  private static Dataset data(Column column, Labels labels, int... ids) {
    return new Dataset("d", Source.memory(), Table.of(column), labels, RowIds.of(ids));
  }

  @Test
  void isTheSameForEver() {
    assertThat(Datasets.iris().fingerprint().sha256())
        .isEqualTo("869234131cf4366ae7ae1d1f108da2ea986d1d788d4191fa009357fcb5e7b1a0");
    assertThat(Fingerprint.of("abc".getBytes(StandardCharsets.US_ASCII)).sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void changesWithEveryPartOfTheContent() {
    NumericColumn x = NumericColumn.of("x", false, 1, 2);
    Set<Fingerprint> all =
        Stream.of(
                data(x, LABELS, 0, 1),
                data(x, LABELS, 1, 0),
                data(NumericColumn.of("x", true, 1, 2), LABELS, 0, 1),
                data(NumericColumn.of("z", false, 1, 2), LABELS, 0, 1),
                data(NumericColumn.of("x", false, 1, Math.nextUp(2)), LABELS, 0, 1),
                data(NominalColumn.of("x", false, List.of("p", "q"), 0, 1), LABELS, 0, 1),
                data(NominalColumn.of("x", false, List.of("q", "p"), 1, 0), LABELS, 0, 1),
                data(x, Labels.of("y", List.of("a", "b"), 1, 0), 0, 1),
                data(x, Labels.of("y", List.of("a", "c"), 0, 1), 0, 1),
                data(x, Labels.of("w", List.of("a", "b"), 0, 1), 0, 1))
            .map(Dataset::fingerprint)
            .collect(Collectors.toSet());

    assertThat(all).hasSize(10);
  }

  @Test
  void leavesNameAndSourceOut() {
    Dataset iris = Datasets.iris();
    Dataset renamed =
        new Dataset("other", Source.memory(), iris.table(), iris.labels(), iris.ids());

    assertThat(renamed.fingerprint()).isEqualTo(iris.fingerprint());
  }

  @Test
  void takesTextsOfAnyLength() {
    String essay = "long ".repeat(30_000);

    assertThat(data(NominalColumn.of("x", false, List.of(essay), 0, 0), LABELS, 0, 1).fingerprint())
        .isNotNull();
  }

  @Test
  void refusesWhatIsNoSha256() {
    assertThatThrownBy(() -> new Fingerprint("ABC"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("64 lower-case hexadecimal digits, found \"ABC\"");
  }
}
