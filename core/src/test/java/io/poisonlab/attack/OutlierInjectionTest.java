// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Split;
import io.poisonlab.dataset.Table;
import io.poisonlab.evaluation.Evaluation;
import io.poisonlab.evaluation.RocAuc;
import io.poisonlab.isolation.IsolationTrees;
import io.poisonlab.learner.FeatureEncoder;
import io.poisonlab.learner.RandomForestLearner;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Injected outliers")
class OutlierInjectionTest {
  private static final Dataset IRIS = Datasets.iris();

  private static Dataset added(OutlierInjection.Kind kind, double scale, Dataset data, int rows) {
    Poisoned poisoned =
        new OutlierInjection(Budget.rows(rows), kind, scale).poison(data, new Seed(5));
    return poisoned.dataset().selectIds(poisoned.poisonedRows());
  }

  private static double[] column(Dataset data, String name) {
    return ((NumericColumn) data.table().column(name)).toArray();
  }

  @Test
  void fillTheWidenedBox() {
    double[] values = column(added(OutlierInjection.Kind.BOX, 3, IRIS, 3000), "petal_length");

    // petal length is in [1, 6.9]: middle 3.95, three times as wide
    assertThat(Arrays.stream(values).min().orElseThrow()).isBetween(-4.9, -4.8);
    assertThat(Arrays.stream(values).max().orElseThrow()).isBetween(12.7, 12.8);
    assertThat(Arrays.stream(values).average().orElseThrow()).isCloseTo(3.95, within(0.5));
  }

  @Test
  void standSigmasAway() {
    double[] values = column(added(OutlierInjection.Kind.SIGMA, 4, IRIS, 50), "petal_length");

    // mean 3.758, standard deviation of the population 1.7594
    assertThat(Arrays.stream(values).boxed())
        .allMatch(value -> Math.abs(Math.abs(value - 3.758) - 4 * 1.7594) < 1e-3)
        .anyMatch(value -> value > 3.758);
  }

  @Test
  void areRowsDrawnOut() {
    Dataset added = added(OutlierInjection.Kind.SCALED, 3, IRIS, 40);
    double[] length = column(added, "sepal_length");
    double[] width = column(added, "sepal_width");

    for (int i = 0; i < 40; i++) {
      double x = 5.843333 + (length[i] - 5.843333) / 3;
      double y = 3.057333 + (width[i] - 3.057333) / 3;
      assertThat(
              IntStream.range(0, 150)
                  .filter(row ->
                      Math.abs(column(IRIS, "sepal_length")[row] - x) < 1e-4
                          && Math.abs(column(IRIS, "sepal_width")[row] - y) < 1e-4))
          .isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("are found by an isolation forest")
  void areFound(OutlierInjection.Kind kind) {
    for (String name : List.of("breast-cancer", "digits")) {
      Dataset clean = Datasets.bundled(name);
      double scale = kind == OutlierInjection.Kind.BOX ? 1 : 3;
      double auc =
          LongStream.range(0, 5)
              .mapToObj(Seed::new)
              .mapToDouble(seed -> {
                Table table =
                    new OutlierInjection(Budget.fraction(0.05), kind, scale)
                        .poison(clean, seed)
                        .dataset()
                        .table();
                double[][] rows = FeatureEncoder.fit(table, false).encode(table);
                double[] cuts = IsolationTrees.grow(rows, 100, 256, seed.fork("forest")).cuts(rows);
                return RocAuc.of(rows.length, row -> -cuts[row], row -> row >= clean.size());
              })
              .average()
              .orElseThrow();
      assertThat(auc).as(name).isGreaterThanOrEqualTo(0.95);
    }
  }

  @Test
  void hardlyHarmAForest() {
    Dataset cancer = Datasets.bundled("breast-cancer");
    double lost = 0;
    for (long seed = 0; seed < 5; seed++) {
      Split split = Split.stratified(cancer, 0.3, new Seed(seed));
      Dataset poisoned =
          new OutlierInjection(Budget.fraction(0.1), OutlierInjection.Kind.BOX, 3)
              .poison(split.train(), new Seed(seed))
              .dataset();
      lost += (accuracy(split.train(), split.test()) - accuracy(poisoned, split.test())) / 5;
    }
    assertThat(lost).isLessThan(0.02);
  }

  private static double accuracy(Dataset train, Dataset test) {
    return Evaluation.of(
            test.labels(),
            new RandomForestLearner(50).train(train, new Seed(1)).predict(test.table()))
        .accuracy();
  }

  @Test
  void haveLabelsInTheProportionsOfTheData() {
    Dataset skewed = IRIS.select(IntStream.range(0, 60).toArray());
    int[] counts = added(OutlierInjection.Kind.BOX, 3, skewed, 1200).labels().counts();

    assertThat(counts[0]).isBetween(930, 1070);
    assertThat(counts[2]).isZero();
  }

  @Test
  void haveNamesThatOccurAndNoMissingValueButThatOfADrawnRow() {
    Dataset gaps =
        Dataset.of(
            "gaps",
            Table.of(
                NumericColumn.of("x", true, Double.NaN, 1, 2),
                NumericColumn.of("none", true, Double.NaN, Double.NaN, Double.NaN),
                NominalColumn.of("c", true, List.of("p", "q", "never"), -1, 0, 1)),
            Labels.of("y", List.of("a", "b"), 0, 1, 0));
    Table box = added(OutlierInjection.Kind.BOX, 3, gaps, 60).table();
    Table scaled = added(OutlierInjection.Kind.SCALED, 3, gaps, 60).table();

    for (int row = 0; row < 60; row++) {
      assertThat(box.column("x").isMissing(row)).isFalse();
      assertThat(box.column("none").isMissing(row)).isTrue();
      assertThat(box.column("c").text(row)).isIn("p", "q");
      assertThat(scaled.column("x").isMissing(row)).isEqualTo(scaled.column("c").isMissing(row));
    }
  }

  @Test
  void stayFiniteAndSayWhatTheyCannotDo() {
    Dataset wide =
        Dataset.of(
            "wide",
            Table.of(NumericColumn.of("x", false, -Double.MAX_VALUE, Double.MAX_VALUE)),
            Labels.of("y", List.of("a", "b"), 0, 1));
    for (OutlierInjection.Kind kind : OutlierInjection.Kind.values()) {
      assertThat(Arrays.stream(column(added(kind, 3, wide, 20), "x")).boxed())
          .allMatch(Double::isFinite);
    }
    assertThatThrownBy(() -> new OutlierInjection(Budget.rows(1), OutlierInjection.Kind.BOX, 0))
        .hasMessage("scale must be above 0 and finite, found 0.0");
    assertThatThrownBy(() -> added(OutlierInjection.Kind.BOX, 3, IRIS.select(new int[0]), 1))
        .hasMessage("outlier-injection needs rows to lie apart from, found none");
  }
}
