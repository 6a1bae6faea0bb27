// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Table;
import io.poisonlab.random.Seed;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is flagged")
class ContaminationTest {
  @Test
  void ofAShareAreTheHighestAndOfEqualsTheFirst() {
    double[] raw = {1, 3, 3, 2, 3};
    assertThat(Contamination.share(0.4).flag(raw)).containsExactly(1, 2);
    assertThat(Contamination.share(0.8).flag(raw)).containsExactly(1, 2, 3, 4);
    assertThat(Contamination.share(0).flag(raw)).isEmpty();
    assertThat(Contamination.share(1).flag(raw)).containsExactly(0, 1, 2, 3, 4);
    assertThat(Contamination.share(0.5).flag(new double[0])).isEmpty();
  }

  @Test
  void ofAutoStandsOut() {
    assertThat(Contamination.auto().flag(new double[] {1, 2, 3, 4, 5, 100})).containsExactly(5);
    assertThat(Contamination.auto().flag(new double[] {1, 2, 3, 4, 5, 6})).isEmpty();
    assertThat(Contamination.auto().flag(new double[] {7, 7, 7})).isEmpty();
    assertThat(Contamination.auto().flag(new double[0])).isEmpty();
  }

  @Test
  void isWrittenAsAutoOrANumber() {
    assertThat(Contamination.READER.read().apply(Map.of())).isEqualTo(Contamination.auto());
    assertThat(Contamination.READER.read().apply(Map.of("contamination", 0.1)))
        .isEqualTo(Contamination.share(0.1));
    assertThatThrownBy(() -> Contamination.READER.read().apply(Map.of("contamination", "much")))
        .hasMessage("contamination must be auto or a number in [0, 1], found \"much\"");
    assertThatThrownBy(() -> Contamination.share(1.5)).hasMessageContaining("found 1.5");
  }

  @Test
  void isKeptByItsWeight() {
    int n = 1000;
    Dataset data =
        Dataset.of(
            "d",
            Table.of(NumericColumn.of("x", false, new double[n])),
            Labels.of("y", List.of("a"), new int[n]));
    Remedy lighter = new Remedy.DownWeight(Collections.nCopies(n, 0.25), new Seed(1));
    RowIds flagged = RowIds.range(800);

    Dataset kept = lighter.apply(data, flagged);

    assertThat(kept.size()).isBetween(200 + 150, 200 + 250);
    assertThat(lighter.apply(data, flagged)).isEqualTo(kept);
    assertThat(kept.ids().stream().filter(id -> id >= 800).count()).isEqualTo(200);
  }

  @Test
  void isComparedWithWhatIsUsual() {
    assertThat(Scores.relativeToMedian(new double[] {0, 2, 2, 6})).containsExactly(0, .5, .5, .75);
    assertThat(Scores.relativeToMedian(new double[] {0, 0, 0, 4})).containsExactly(0, 0, 0, 0.8);
    assertThat(Scores.relativeToMedian(new double[0])).isEmpty();
  }
}
