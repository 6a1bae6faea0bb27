// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Table;
import io.poisonlab.random.Seed;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Java of docs/defences.md; {@code DocumentationTest} compares them. */
class TenPointsSnippetTest {
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 99})
  void findsThePointFarOff(long number) {
    Seed seed = new Seed(number);

    Dataset points =
        Dataset.of(
            "ten points",
            Table.of(
                NumericColumn.of("x", false, 1, 2, 3, 4, 100, 5, 6, 7, 8, 9),
                NumericColumn.of("y", false, 2, 3, 4, 5, 200, 6, 7, 8, 9, 10)),
            Labels.of("label", List.of("a"), new int[10]));
    Defence forest = new IsolationForest(false, Contamination.share(0.1));
    Suspicion found = forest.inspect(Suspect.of(points), seed);
    RowIds flagged = found.flagged(); // row 4, which is (100, 200)
    Dataset kept = found.treat(points); // the other nine

    assertThat(flagged).isEqualTo(RowIds.of(4));
    assertThat(kept.size()).isEqualTo(9);
  }
}
