// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.dataset.Labels;
import io.poisonlab.learner.Predictions;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An evaluation")
class EvaluationTest {
  private static final List<String> AB = List.of("a", "b");

  private static Labels labels(int... codes) {
    return Labels.of("y", AB, codes);
  }

  @Test
  void countsTruthByPrediction() {
    ConfusionMatrix matrix =
        Evaluation.of(labels(0, 0, 0, 1), Predictions.of(labels(0, 1, 1, 1))).confusion();

    assertThat(matrix.count(0, 0)).isEqualTo(1);
    assertThat(matrix.count(0, 1)).isEqualTo(2);
    assertThat(matrix.count(1, 1)).isEqualTo(1);
    assertThat(matrix.support(0)).isEqualTo(3);
    assertThat(matrix.predicted(1)).isEqualTo(3);
    assertThat(matrix.total()).isEqualTo(4);
    assertThat(matrix.correct()).isEqualTo(2);
  }

  @Test
  void leavesUndefinedMetricsOut() {
    Evaluation hard = Evaluation.of(labels(0, 1), Predictions.of(labels(0, 1)));
    Evaluation oneClass =
        Evaluation.of(labels(0, 0), Predictions.of(labels(0, 0), new double[][] {{1, 0}, {1, 0}}));

    assertThat(hard.toMap()).doesNotContainKeys("log_loss", "roc_auc");
    assertThat(oneClass.toMap()).containsKey("log_loss").doesNotContainKey("roc_auc");
    assertThat(Evaluation.of(labels(), Predictions.of(labels())).get(Metric.ACCURACY)).isEmpty();
  }

  @Test
  void refusesToCompareDifferentThings() {
    assertThatThrownBy(() -> Evaluation.of(labels(0, 1), Predictions.of(labels(0))))
        .hasMessageContaining("found 2 labels and 1 predictions");
    assertThatThrownBy(
            () -> Evaluation.of(labels(0), Predictions.of(Labels.of("y", List.of("b", "a"), 0))))
        .hasMessageContaining("labels are of the classes [a, b], predictions of [b, a]");
  }

  @Test
  void takesOnlyProbabilities() {
    assertThatThrownBy(() -> Predictions.of(labels(0), new double[][] {{0.5, 1.5}}))
        .hasMessageContaining("row 0: needed are 2 probabilities in [0, 1], found [0.5, 1.5]");
    assertThatThrownBy(() -> Predictions.of(labels(0), new double[][] {{1}}))
        .hasMessageContaining("needed are 2 probabilities");
    assertThatThrownBy(() -> Predictions.of(labels(0), new double[0][]))
        .hasMessageContaining("found 1 predicted classes and probabilities of 0 rows");
  }

  @Test
  void computesTheAreaUnderTheRocCurveAsCountingPairsDoes() {
    for (long seed = 0; seed < 50; seed++) {
      RandomGenerator random = new Seed(seed).generator();
      int n = 40;
      double[] scores = random.ints(n, 0, 8).asDoubleStream().toArray();
      boolean[] positive = new boolean[n];
      for (int i = 0; i < n; i++) {
        positive[i] = i < 2 ? i == 0 : random.nextBoolean();
      }
      double wins = 0;
      int pairs = 0;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          if (positive[i] && !positive[j]) {
            wins += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
            pairs++;
          }
        }
      }
      assertThat(RocAuc.of(n, i -> scores[i], i -> positive[i])).isEqualTo(wins / pairs);
    }
  }
}
