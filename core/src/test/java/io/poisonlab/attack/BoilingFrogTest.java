// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Table;
import io.poisonlab.evaluation.Evaluation;
import io.poisonlab.learner.KnnLearner;
import io.poisonlab.random.Seed;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A boiling frog")
class BoilingFrogTest {
  /** What a gate with fixed thresholds lets pass from one version to the next. */
  private static final double LARGEST_DROP = 0.02;

  private static final double LARGEST_SHIFT = 0.01;

  /** One class out of five rows, well apart from the other. */
  private static Dataset blobs(int n, Seed seed) {
    RandomGenerator random = seed.generator();
    int[] codes = IntStream.range(0, n).map(i -> i % 5 == 0 ? 0 : 1).toArray();
    double[][] columns = new double[2][n];
    for (int i = 0; i < n; i++) {
      for (double[] column : columns) {
        column[i] = 4 * codes[i] + random.nextGaussian();
      }
    }
    return Dataset.of(
        "blobs",
        Table.of(
            NumericColumn.of("x", false, columns[0]), NumericColumn.of("y", false, columns[1])),
        Labels.of("class", List.of("few", "many"), codes));
  }

  private static double accuracy(Dataset train, Dataset test) {
    return Evaluation.of(
            test.labels(), new KnnLearner(1, false).train(train, new Seed(1)).predict(test.table()))
        .accuracy();
  }

  private static double share(Dataset data) {
    return data.labels().counts()[0] / (double) data.size();
  }

  @Test
  @DisplayName("passes a gate with fixed thresholds at each step, and its sum does not")
  void passesAGateStepByStep() {
    Dataset clean = blobs(3000, new Seed(1));
    Dataset test = blobs(2000, new Seed(2));
    BoilingFrog frog = new BoilingFrog(new LabelFlip(0.3), 30, BoilingFrog.Growth.LINEAR);
    Dataset before = clean;
    double accuracyBefore = accuracy(clean, test);
    double first = accuracyBefore;

    for (Poisoned version : frog.versions(clean, new Seed(3))) {
      double accuracy = accuracy(version.dataset(), test);
      assertThat(accuracyBefore - accuracy).as("drop").isLessThan(LARGEST_DROP);
      assertThat(Math.abs(share(version.dataset()) - share(before)))
          .as("shift of the labels")
          .isLessThan(LARGEST_SHIFT);
      before = version.dataset();
      accuracyBefore = accuracy;
    }

    assertThat(first - accuracyBefore).isGreaterThan(10 * LARGEST_DROP);
    assertThat(Math.abs(share(before) - share(clean))).isGreaterThan(10 * LARGEST_SHIFT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "label-flip",
        "feature-noise",
        "backdoor-trigger",
        "mislabelled-duplicates",
        "clean"
      })
  @DisplayName("shows in each version what it showed before, and all of it in the last")
  void isCumulative(String id) {
    Dataset iris = Datasets.iris();
    Attack inner =
        AttackProvider.catalogue()
            .create(id, id.equals("clean") ? Map.of() : Map.of("fraction", 0.3));
    for (BoilingFrog.Growth growth : BoilingFrog.Growth.values()) {
      BoilingFrog frog = new BoilingFrog(inner, 7, growth);
      List<Poisoned> versions = frog.versions(iris, new Seed(5));
      Set<Integer> before = new HashSet<>();

      assertThat(versions).hasSize(7);
      for (Poisoned version : versions) {
        Set<Integer> now = new HashSet<>(version.poisonedRows().stream().boxed().toList());
        assertThat(now).containsAll(before);
        assertThat(version.origin()).isEqualTo(iris.fingerprint());
        int[] others = iris.ids().stream().filter(row -> !now.contains(row)).toArray();
        assertThat(version.dataset().selectIds(RowIds.of(others))).isEqualTo(iris.select(others));
        before = now;
      }
      assertThat(versions.getLast()).isEqualTo(frog.poison(iris, new Seed(5)));
    }
  }

  @Test
  void growsAsToldTo() {
    assertThat(sizes(BoilingFrog.Growth.LINEAR)).containsExactly(15, 31, 47, 63);
    assertThat(sizes(BoilingFrog.Growth.GEOMETRIC)).containsExactly(1, 7, 21, 63);
  }

  private static List<Integer> sizes(BoilingFrog.Growth growth) {
    return new BoilingFrog(new LabelFlip(Budget.rows(63)), 4, growth)
        .versions(Datasets.iris(), new Seed(1)).stream()
            .map(version -> version.poisonedRows().size())
            .toList();
  }

  @Test
  void isWrittenInOneLine() {
    assertThat(
            AttackProvider.catalogue()
                .create(
                    "boiling-frog",
                    Map.of("attack", "feature-noise(fraction=0.2)", "growth", "geometric")))
        .isEqualTo(new BoilingFrog(new FeatureNoise(0.2), 10, BoilingFrog.Growth.GEOMETRIC));
    assertThatThrownBy(() -> new BoilingFrog(new LabelFlip(0.1), 0, BoilingFrog.Growth.LINEAR))
        .hasMessage("versions must be in [1, 1000], found 0");
  }
}
