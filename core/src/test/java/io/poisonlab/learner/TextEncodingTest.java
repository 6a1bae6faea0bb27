// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Table;
import io.poisonlab.dataset.TextColumn;
import io.poisonlab.evaluation.Evaluation;
import io.poisonlab.random.Seed;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Texts as numbers, for learners of tables")
class TextEncodingTest {
  static List<Learner> learners() {
    return AllLearners.list();
  }

  @ParameterizedTest
  @MethodSource("learners")
  @DisplayName("every learner learns from them, and predicts the same in ONNX and as a copy")
  void learners(Learner learner) {
    Dataset data = SampleTexts.drawn(400, 1);
    Dataset test = SampleTexts.drawn(300, 2);
    TrainedModel model = learner.train(data, new Seed(1));
    assertThat(Evaluation.of(test.labels(), model.predict(test.table())).accuracy())
        .isGreaterThan(0.6);
    for (Table table : List.of(test.table(), Table.of(TextColumn.of("text", SampleTexts.HARD)))) {
      Predictions predicted = model.predict(table);
      OnnxOutputs outputs = OnnxOutputs.of(model, table);
      assertThat(outputs.labels()).isEqualTo(SampleTexts.names(predicted.labels()));
      for (int row = 0; model.soft() && row < table.size(); row++) {
        assertThat(outputs.probabilities().getFirst().get(row))
            .isCloseTo(predicted.probability(row, 0), within(1e-6));
      }
    }
    assertThat(TrainedModel.fromSmile(model.toSmile()).toOnnx()).isEqualTo(model.toOnnx());
  }
}
