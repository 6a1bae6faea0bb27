// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the attacks do")
class EffectTest {
  private static final Dataset IRIS = Datasets.iris();

  @Test
  void labelFlipGivesEveryChosenRowAnotherClassEachEquallyOften() {
    int[][] flips = new int[3][3];
    for (long seed = 0; seed < 300; seed++) {
      Labels after = new LabelFlip(0.2).poison(IRIS, new Seed(seed)).dataset().labels();
      for (int row = 0; row < IRIS.size(); row++) {
        flips[IRIS.labels().code(row)][after.code(row)]++;
      }
    }
    double flipped = 300 * 150 * 0.2;
    for (int from = 0; from < 3; from++) {
      for (int to = 0; to < 3; to++) {
        if (from != to) {
          assertThat((double) flips[from][to])
              .as("%d to %d", from, to)
              .isBetween(flipped / 6 - 5 * 39, flipped / 6 + 5 * 39);
        }
      }
    }
    int kept = flips[0][0] + flips[1][1] + flips[2][2];
    assertThat(kept).isEqualTo(300 * 120);
  }

  @Test
  void labelFlipChoosesRowsUniformly() {
    int[] chosen = new int[150];
    for (long seed = 0; seed < 1000; seed++) {
      new LabelFlip(0.1)
          .poison(IRIS, new Seed(seed)).poisonedRows().stream().forEach(id -> chosen[id]++);
    }
    double sd = Math.sqrt(1000 * 0.1 * 0.9);
    assertThat(Arrays.stream(chosen).boxed()).allMatch(count -> Math.abs(count - 100) < 5 * sd);
  }

  @Test
  void labelFlipNeedsTwoClassesOnlyWhereItFlips() {
    Dataset one =
        Dataset.of(
            "one",
            Table.of(NumericColumn.of("x", false, 1, 2)),
            Labels.of("y", List.of("a"), 0, 0));

    assertThat(new LabelFlip(0).poison(one, new Seed(1)).dataset()).isEqualTo(one);
    assertThatThrownBy(() -> new LabelFlip(0.5).poison(one, new Seed(1)))
        .hasMessage("label-flip needs two classes or more, found only [a]");
  }

  @Test
  void featureNoiseSpreadsUniformlyOverTheRange() {
    double sum = 0;
    double lowest = Double.MAX_VALUE;
    double highest = -Double.MAX_VALUE;
    for (long seed = 0; seed < 100; seed++) {
      double[] values =
          ((NumericColumn)
                  new FeatureNoise(1)
                      .poison(IRIS, new Seed(seed))
                      .dataset()
                      .table()
                      .column("petal_length"))
              .toArray();
      sum += Arrays.stream(values).sum();
      lowest = Math.min(lowest, Arrays.stream(values).min().orElseThrow());
      highest = Math.max(highest, Arrays.stream(values).max().orElseThrow());
    }
    double sd = (6.9 - 1.0) / Math.sqrt(12 * 100 * 150.0);
    assertThat(sum / (100 * 150)).isBetween(3.95 - 5 * sd, 3.95 + 5 * sd);
    assertThat(lowest).isBetween(1.0, 1.01);
    assertThat(highest).isBetween(6.89, 6.9);
  }

  @Test
  void featureNoiseTouchesTheNamedColumnsOnly() {
    FeatureNoise noise =
        new FeatureNoise(Budget.fraction(0.5), List.of("sepal_length", "sepal_width"));

    Table after = noise.poison(IRIS, new Seed(4)).dataset().table();

    assertThat(after.column("sepal_length")).isNotEqualTo(IRIS.table().column("sepal_length"));
    assertThat(after.column("sepal_width")).isNotEqualTo(IRIS.table().column("sepal_width"));
    assertThat(after.column("petal_length")).isEqualTo(IRIS.table().column("petal_length"));
    assertThat(after.column("petal_width")).isEqualTo(IRIS.table().column("petal_width"));
  }

  @Test
  void featureNoiseSaysWhichColumnItDoesNotFind() {
    assertThatThrownBy(
            () -> new FeatureNoise(Budget.rows(1), List.of("stem")).poison(IRIS, new Seed(1)))
        .hasMessage(
            "no feature column \"stem\"; the columns are"
                + " [sepal_length, sepal_width, petal_length, petal_width]");
    assertThatThrownBy(() -> new FeatureNoise(Budget.rows(1), List.of("a", "a")))
        .hasMessageContaining("each column may be named once");
  }

  @Test
  void featureNoiseReachesBothEndsOfAnyRange() {
    double max = Double.MAX_VALUE;
    Dataset wide =
        Dataset.of(
            "wide",
            Table.of(
                NumericColumn.of("all", false, -max, max, 0),
                NumericColumn.of("tiny", false, 0, Double.MIN_VALUE, 0),
                NominalColumn.of("name", false, List.of("p", "q"), 0, 1, 0)),
            Labels.of("y", List.of("a", "b"), 0, 1, 0));
    boolean top = false;
    for (long seed = 0; seed < 64; seed++) {
      Table after = new FeatureNoise(1).poison(wide, new Seed(seed)).dataset().table();
      top |= Arrays.stream(((NumericColumn) after.column("tiny")).toArray()).anyMatch(v -> v > 0);
    }
    assertThat(top).isTrue();
  }
}
