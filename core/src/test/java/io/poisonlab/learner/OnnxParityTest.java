// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.Table;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** ONNX Runtime says of every row what Java says of it. */
class OnnxParityTest {
  private static final int ROWS = 2_000;

  static List<Learner> learners() {
    return AllLearners.list();
  }

  @ParameterizedTest
  @MethodSource("learners")
  void iris(Learner learner) {
    Dataset iris = Datasets.iris();
    TrainedModel model = learner.train(iris, new Seed(1));
    assertParity(model, iris.table());
    assertParity(model, SampleTables.like(iris.table(), ROWS, 2));
    assertParity(model, iris.table().select(new int[] {77}));
  }

  @ParameterizedTest
  @MethodSource("learners")
  void everyKindOfColumnAndTwoToFourClasses(Learner learner) {
    for (int classes = 2; classes <= 4; classes++) {
      Dataset mixed = SampleTables.mixed(120, classes, false, classes);
      TrainedModel model = learner.train(mixed, new Seed(classes));
      assertParity(model, mixed.table());
      Table unknown = SampleTables.mixed(120, classes, true, classes + 10L).table();
      assertParity(model, SampleTables.like(unknown, ROWS, classes));
    }
  }

  @ParameterizedTest
  @MethodSource("learners")
  void aTableOfOneColumn(Learner learner) {
    Dataset mixed = SampleTables.mixed(60, 3, false, 5);
    Table unknown = SampleTables.mixed(60, 3, true, 6).table();
    for (int column = 0; column < mixed.table().columns().size(); column++) {
      Table single = Table.of(mixed.table().columns().get(column));
      TrainedModel model = learner.train(mixed.withTable(single), new Seed(3));
      assertParity(model, SampleTables.like(Table.of(unknown.columns().get(column)), ROWS, 7));
    }
  }

  @ParameterizedTest
  @MethodSource("learners")
  void tiesOfAllKinds(Learner learner) {
    // mirrored rows and equal rows of different classes: scores, votes and distances tie
    double[][] rows = {
      {0, 0}, {0, 0}, {1, 1}, {1, 1}, {-1, -1}, {-1, -1}, {2, 0}, {0, 2}, {-2, 0}, {0, -2}
    };
    int[] labels = {0, 1, 0, 1, 0, 1, 1, 0, 1, 0};
    Table table = SampleTables.numeric(rows);
    Dataset tied = Dataset.of("tied", table, Labels.of("y", List.of("no", "yes"), labels));
    TrainedModel model = learner.train(tied, new Seed(1));
    assertParity(model, table);
    double[][] grid =
        IntStream.range(0, 81)
            .mapToObj(i -> new double[] {(i / 9 - 4) / 2.0, (i % 9 - 4) / 2.0})
            .toArray(double[][]::new);
    assertParity(model, SampleTables.numeric(grid));
  }

  private static void assertParity(TrainedModel model, Table table) {
    Predictions java = model.predict(table);
    OnnxOutputs onnx = OnnxOutputs.of(model, table);
    List<String> labels = IntStream.range(0, java.size()).mapToObj(java.labels()::name).toList();
    assertThat(onnx.labels()).isEqualTo(labels);
    assertThat(onnx.probabilities()).hasSize(model.soft() ? model.classes().size() : 0);
    for (int code = 0; code < onnx.probabilities().size(); code++) {
      for (int row = 0; row < java.size(); row++) {
        assertThat(onnx.probabilities().get(code).get(row))
            .isCloseTo(java.probability(row, code), within(1e-6));
      }
    }
  }
}
