// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.random.Seed;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputNamesTest {
  @Test
  void areLabelAndOnePerClass() {
    TrainedModel model = new KnnLearner(1).train(Datasets.iris(), new Seed(1));
    assertThat(model.labelOutput()).isEqualTo("label");
    assertThat(model.probabilityOutputs())
        .containsExactly("p_setosa", "p_versicolor", "p_virginica");
    assertThat(new LinearSvmLearner(1).train(Datasets.iris(), new Seed(1)).probabilityOutputs())
        .isEmpty();
  }

  @Test
  void getUnderscoresUntilNoOtherNameIsEqual() {
    Table table =
        Table.of(
            NumericColumn.of("label", false, 1, 2, 3),
            NumericColumn.of("label_", false, 1, 2, 3),
            NumericColumn.of("p_a", false, 1, 2, 3));
    Labels labels = Labels.of("y", List.of("a", "a_", "a__"), 0, 1, 2);
    TrainedModel model = new KnnLearner(1).train(Dataset.of("d", table, labels), new Seed(1));
    assertThat(model.labelOutput()).isEqualTo("label__");
    assertThat(model.probabilityOutputs()).containsExactly("p_a_", "p_a__", "p_a___");
    assertThat(OnnxOutputs.of(model, table).labels()).containsExactly("a", "a_", "a__");
  }

  @Test
  void internalNamesKeepClearOfColumns() {
    Table table =
        Table.of(
            NumericColumn.of("constant_0", true, 1, Double.NaN, 3),
            NumericColumn.of("Unsqueeze_1", false, 1, 2, 3),
            NumericColumn.of("ArgMax_10", false, 1, 2, 3));
    Labels labels = Labels.of("y", List.of("日本", "ß | x"), 0, 1, 1);
    for (Learner learner : AllLearners.list()) {
      if (!(learner instanceof KnnLearner)) {
        TrainedModel model = learner.train(Dataset.of("d", table, labels), new Seed(1));
        Predictions java = model.predict(table);
        assertThat(OnnxOutputs.of(model, table).labels())
            .containsExactly(java.labels().name(0), java.labels().name(1), java.labels().name(2));
      }
    }
  }

  @Test
  void charactersBeyond16BitsAreWrittenAsCodePoints() {
    Table table = Table.of(NumericColumn.of("x", false, 1, 2));
    Labels labels = Labels.of("y", List.of("a🙂", "日本"), 0, 1);
    TrainedModel model = new KnnLearner(1).train(Dataset.of("d", table, labels), new Seed(1));
    assertThat(model.probabilityOutputs()).containsExactly("p_aU+1F642", "p_日本");
    // ONNX Runtime's Java interface finds the outputs, but garbles such characters in values
    assertThat(OnnxOutputs.of(model, table).probabilities().getFirst()).containsExactly(1.0, 0.0);
  }
}
