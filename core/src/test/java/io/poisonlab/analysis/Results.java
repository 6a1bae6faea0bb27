// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.LabelFlip;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.experiment.ExperimentListener;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.ExperimentRunner;
import io.poisonlab.experiment.Protocol;
import io.poisonlab.experiment.TrialResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.DoubleBinaryOperator;

/** Reports with values that a test chooses, and one that was run. */
final class Results {
  private Results() {}

  /**
   * Returns the trials of a plan on iris with made-up values.
   *
   * @param clean the accuracy on the truth, of poisoned share and seed
   * @param observed the accuracy as the protocol sees it
   */
  static ExperimentReport made(
      ExperimentPlan plan, DoubleBinaryOperator clean, DoubleBinaryOperator observed) {
    ExperimentReport run = Template.REPORT;
    TrialResult any = run.results().getFirst();
    List<TrialResult> results =
        plan.trials().stream()
            .map(trial -> {
              double share = trial.attack().budget().fractionOf(any.attackedRows());
              SequencedMap<String, List<Double>> metrics = new LinkedHashMap<>();
              metrics.put(
                  "clean_accuracy", List.of(clean.applyAsDouble(share, (double) trial.seed())));
              metrics.put(
                  "accuracy", List.of(observed.applyAsDouble(share, (double) trial.seed())));
              return new TrialResult(
                  trial,
                  any.attackedRows(),
                  any.poisonedRows(),
                  metrics,
                  any.confusion(),
                  any.cleanConfusion(),
                  List.of(),
                  any.fitTime(),
                  any.defenceTime());
            })
            .toList();
    return new ExperimentReport(plan, results, List.of());
  }

  static ExperimentPlan plan(Protocol protocol, int seeds, double... shares) {
    Attack[] attacks = new Attack[shares.length];
    for (int i = 0; i < shares.length; i++) {
      attacks[i] = new LabelFlip(shares[i]);
    }
    return ExperimentPlan.of(Datasets.iris()).protocol(protocol).attacks(attacks).seeds(1, seeds);
  }

  static ExperimentReport run(ExperimentPlan plan) {
    return new ExperimentRunner(ExperimentListener.silent()).run(plan);
  }

  /** Made once. */
  private static final class Template {
    static final ExperimentReport REPORT = run(ExperimentPlan.of(Datasets.iris()));
  }
}
