// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.attack.Aim;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.Table;
import io.poisonlab.evaluation.Evaluation;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.statistics.Proportion;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * How far an attack got with the inputs that it is about, on clean test rows, beside a control: a
 * model of the same learner and seed that was trained on the clean rows.
 *
 * @param aimed how many test rows the attack is about
 * @param reached on how many of them the model does what the attacker wants
 * @param recovered on how many of them the model says the truth all the same
 * @param control on how many of them the control does what the attacker wants
 * @param others how many test rows the attack is not about
 * @param right how many of those the model has right
 * @param controlRight how many of those the control has right
 */
public record AimOutcome(
    int aimed, int reached, int recovered, int control, int others, int right, int controlRight) {
  static AimOutcome of(Aim aim, Dataset cleanTest, TrainedModel model, TrainedModel control) {
    int[] aimed = aim.rows(cleanTest);
    boolean[] isAimed = new boolean[cleanTest.size()];
    Arrays.stream(aimed).forEach(row -> isAimed[row] = true);
    Dataset rows = cleanTest.select(aimed);
    Dataset others =
        cleanTest.select(
            IntStream.range(0, cleanTest.size()).filter(row -> !isAimed[row]).toArray());
    Table shown = aim.present(rows.table());
    Labels truth = rows.labels();
    int[] said = said(model, shown);
    int[] controlSaid = said(control, shown);
    return new AimOutcome(
        rows.size(),
        count(truth, row -> aim.reached(truth.code(row), said[row])),
        count(truth, row -> truth.code(row) == said[row]),
        count(truth, row -> aim.reached(truth.code(row), controlSaid[row])),
        others.size(),
        right(others, model),
        right(others, control));
  }

  /** Returns the defined metrics under the names by which they are logged. */
  public SequencedMap<String, Double> toMap() {
    SequencedMap<String, Double> named = new LinkedHashMap<>();
    named.put("aimed_rows", (double) aimed);
    if (aimed > 0) {
      Proportion success = new Proportion(reached, aimed);
      named.put("attack_success_rate", success.share());
      named.put("attack_success_rate_low", success.low());
      named.put("attack_success_rate_high", success.high());
      named.put("robust_accuracy", (double) recovered / aimed);
      named.put("control_attack_success_rate", (double) control / aimed);
    }
    if (others > 0) {
      named.put("rest_accuracy", (double) right / others);
      named.put("control_rest_accuracy", (double) controlRight / others);
    }
    return named;
  }

  private static int[] said(TrainedModel model, Table shown) {
    return shown.size() == 0 ? new int[0] : model.predict(shown).labels().toArray();
  }

  private static int count(Labels truth, IntPredicate wanted) {
    return (int) IntStream.range(0, truth.size()).filter(wanted).count();
  }

  private static int right(Dataset rows, TrainedModel model) {
    return rows.size() == 0
        ? 0
        : Evaluation.of(rows.labels(), model.predict(rows.table())).confusion().correct();
  }
}
