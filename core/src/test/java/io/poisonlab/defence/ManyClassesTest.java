// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Warnings about many classes")
class ManyClassesTest {
  /** Returns classes of a number of rows each, whose values lie far apart. */
  private static Dataset classes(int count, int rows) {
    int[] codes = IntStream.range(0, count * rows).map(row -> row % count).toArray();
    List<String> names = IntStream.range(0, count).mapToObj(code -> "c" + code).toList();
    double[] values = IntStream.range(0, count * rows).mapToDouble(row -> row).toArray();
    return Dataset.of(
        "many", Table.of(NumericColumn.of("x", false, values)), Labels.of("y", names, codes));
  }

  @Test
  @DisplayName("are a handful of short lines, whatever the defence")
  void few() {
    for (int rows : new int[] {1, 2}) {
      Dataset many = classes(4_000, rows);
      Suspect suspect =
          new Suspect(many, Optional.of(many.select(IntStream.range(0, 10).toArray())));
      for (DefenceProvider provider : DefenceProvider.catalogue().all()) {
        assertThat(Warnings.of(provider.create(Map.of()), suspect))
            .as(provider.id())
            .hasSizeLessThanOrEqualTo(5)
            .allSatisfy(warning -> assertThat(warning).hasSizeLessThan(250));
      }
    }
  }

  @Test
  @DisplayName("name the first and count the others")
  void counted() {
    Suspect pairs = Suspect.of(classes(1_003, 2));

    assertThat(new SpectralSignatures(Contamination.auto(), Representation.RAW).warnings(pairs))
        .containsExactly(
            "class \"c0\", class \"c1\", class \"c2\" and 1,000 more classes fall into two groups"
                + " each, the smaller of 50 % of the rows or more: if one of them carries a"
                + " trigger, it is too large to be told from the other");
    assertThat(new MajorityVote().warnings(Suspect.of(classes(4, 2))))
        .containsExactly(
            "class \"c0\", class \"c1\", class \"c2\" and 1 more class have 2 rows each, fewer than"
                + " the 5 folds: models see few others of a class when they judge one of it");
    assertThat(new MajorityVote().warnings(Suspect.of(classes(2, 1))))
        .containsExactly(
            "class \"c0\" and class \"c1\" have one row each, which no model can judge that has not"
                + " seen it: it is never flagged");
    Dataset uneven = classes(2, 4).select(new int[] {0, 1, 2, 3, 4});
    assertThat(new MajorityVote().warnings(Suspect.of(uneven)))
        .containsExactly(
            "class \"c0\" and class \"c1\" have 2 to 3 rows each, fewer than the 5 folds: models see"
                + " few others of a class when they judge one of it");
  }
}
