// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.dataset.Datasets;
import io.poisonlab.defence.NeighbourVote;
import io.poisonlab.learner.KnnLearner;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LinearSvmLearner;
import io.poisonlab.learner.LogisticRegressionLearner;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Single inputs beside the matrix")
class SingleInputsTest {
  private static SingleInputs measured(String attack, Learner... learners) {
    MatrixPart part =
        new MatrixPart(Datasets.digits(), List.of(MatrixAttack.parse(attack)), List.of(learners));
    return SingleInputs.measure(
        new MatrixPlan(
            List.of(part),
            List.of(0.01, 0.08, 0.5),
            List.of(new NeighbourVote(5)),
            List.of(1L, 2L),
            0.3,
            0.1));
  }

  @Test
  @DisplayName(
      "a trigger that works is rejected, clean inputs as seldom as asked, at the rate near a tenth")
  void digits() {
    SingleInputs found = measured("backdoor-trigger", new LogisticRegressionLearner(1));

    assertThat(found.cells()).hasSize(2);
    assertThat(found).isEqualTo(measured("backdoor-trigger", new LogisticRegressionLearner(1)));
    for (InputCell cell : found.cells()) {
      InputCell.Rates rates = cell.rates().orElseThrow();
      assertThat(cell.rate()).isEqualTo(0.08);
      assertThat(rates.success()).isGreaterThan(0.5);
      assertThat(rates.control()).isLessThan(0.2);
      assertThat(rates.falseRejection()).isBetween(0.01, 0.12);
      assertThat(rates.falseAcceptance()).isLessThan(0.5);
      assertThat(rates.workingAcceptance().orElseThrow()).isLessThan(0.5);
    }
    assertThat(found.toCsv().lines()).hasSize(3);
    assertThat(found.toMarkdown())
        .contains("## Single inputs", "| digits, logreg", "| 8 % | strip (blends 20) | 0.")
        .doesNotContain("Not measured");
  }

  @Test
  @DisplayName("a model without probabilities is named with the reason")
  void hard() {
    SingleInputs found = measured("backdoor-trigger", new LinearSvmLearner(1));

    assertThat(found.cells()).allSatisfy(cell -> assertThat(cell.rates()).isEmpty());
    assertThat(found.toMarkdown()).contains("Not measured:", "gives classes only");
    assertThat(found.toCsv()).contains(",,,,,,");
  }

  @Test
  @DisplayName("attacks that plant no trigger have no section")
  void none() {
    SingleInputs found = measured("label-flip", new KnnLearner(1, false));

    assertThat(found.cells()).isEmpty();
    assertThat(found.toMarkdown()).isEmpty();
  }
}
