// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.attack.Budget;
import io.poisonlab.attack.LabelFlip;
import io.poisonlab.attack.Poisoned;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Shapley values of neighbours")
class KnnShapleyTest {
  private static final Seed SEED = new Seed(1);

  private static KnnShapley on(int testRows) {
    return new KnnShapley(10, 5, testRows, Contamination.auto());
  }

  private static double[] scores(KnnShapley values, Suspect suspect) {
    Suspicion found = values.inspect(suspect, SEED);
    return IntStream.range(0, suspect.data().size()).mapToDouble(found::score).toArray();
  }

  @Test
  void areTakenOnAllRowsWhereThereAreNoMoreThanAskedFor() {
    Suspect iris = Suspect.of(Datasets.iris());
    assertThat(scores(on(150), iris)).isEqualTo(scores(on(Integer.MAX_VALUE), iris));
    assertThat(scores(on(149), iris)).isNotEqualTo(scores(on(150), iris));
    assertThat(on(150).warnings(iris)).hasSize(1);
    assertThat(on(149).warnings(iris))
        .contains(
            "values are taken on 149 of 150 rows, drawn, to save time: test_rows sets how many");
  }

  @Test
  void areExactForTheTestRowsThatAreDrawn() {
    Dataset iris = Datasets.iris();
    Dataset trusted = iris.select(new int[] {0, 60, 120});
    double[] drawn = scores(on(1), new Suspect(iris, Optional.of(trusted)));
    assertThat(
            IntStream.range(0, 3)
                .mapToObj(row ->
                    scores(on(1), new Suspect(iris, Optional.of(trusted.select(new int[] {row})))))
                .filter(one -> Arrays.equals(one, drawn)))
        .hasSize(1);
  }

  @Test
  void findFlippedLabelsOnFewTestRowsToo() {
    Poisoned flipped = new LabelFlip(Budget.fraction(0.2)).poison(Datasets.digits(), SEED);
    Suspect suspect = Suspect.of(flipped.dataset());
    assertThat(auc(on(300), suspect, flipped)).isGreaterThan(0.9);
    assertThat(auc(on(5), suspect, flipped)).isBetween(0.4, 0.7);
  }

  private static double auc(KnnShapley values, Suspect suspect, Poisoned flipped) {
    return DetectionQuality.of(
            values.inspect(suspect, SEED), flipped.dataset(), flipped.poisonedRows())
        .toMap()
        .getOrDefault("detection_auc", 0.0);
  }

  @Test
  void needATestRow() {
    assertThatThrownBy(() -> on(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("test rows must be 1 or more, found 0");
  }
}
