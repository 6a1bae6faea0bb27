// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.Clean;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.experiment.ExperimentListener;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentRunner;
import io.poisonlab.experiment.TrialFailedException;
import io.poisonlab.experiment.TrialOutcome;
import io.poisonlab.learner.Learner;
import io.poisonlab.parameter.Description;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The models whose decision boundaries are drawn: of data with two numeric features, under the
 * plan's first protocol, first defence and first seed, each learner without poison and after the
 * strongest dose of each attack. A sweep keeps no models, so they are trained again; the same plan
 * gives the same models.
 */
final class BoundaryModels {
  /** More are not drawn; a plan has as many as learners times attacks. */
  static final int MOST = 12;

  /** Data of more rows are not trained on again. */
  private static final int MOST_ROWS = 20_000;

  private BoundaryModels() {}

  /** Returns whether a plane shows all there is to see of the data. */
  static boolean isDrawable(Dataset data) {
    return data.table().columns().size() == 2
        && data.table().columns().stream()
            .allMatch(column -> column instanceof NumericColumn && column.varies())
        && data.size() <= MOST_ROWS;
  }

  /**
   * Trains the models that are drawn, clean ones first; none where the data have other features.
   */
  static List<TrialOutcome> of(ExperimentPlan plan, Dataset data) {
    if (!isDrawable(data)) {
      return List.of();
    }
    List<Attack> attacks = strongest(plan.attacks());
    List<Learner> learners =
        plan.learners().subList(0, Math.min(plan.learners().size(), MOST / attacks.size()));
    Map<Integer, TrialOutcome> outcomes = new ConcurrentSkipListMap<>();
    ExperimentListener keep =
        new ExperimentListener() {
          @Override
          public void finished(TrialOutcome outcome) {
            outcomes.put(outcome.trial().index(), outcome);
          }
        };
    ExperimentPlan part =
        ExperimentPlan.of(data)
            .protocol(plan.protocols().getFirst())
            .testing(plan.testing())
            .trustedFraction(plan.trustedFraction())
            .defences(plan.defences().getFirst())
            .learners(learners.toArray(Learner[]::new))
            .attacks(attacks.toArray(Attack[]::new))
            .seeds(plan.seeds().getFirst(), plan.seeds().getFirst());
    try {
      new ExperimentRunner(keep).run(part);
    } catch (TrialFailedException _) {
      // the sweep's own report names the failure; the models there are can be drawn
    }
    return List.copyOf(outcomes.values());
  }

  /** Returns the clean baseline and the strongest dose of each attack, as many as are drawn. */
  static List<Attack> strongest(List<Attack> attacks) {
    Map<String, Attack> strongest = new LinkedHashMap<>();
    Comparator<Attack> byDose =
        Comparator.comparingDouble(attack -> attack.budget().fractionOf(1_000_000));
    for (Attack attack : attacks) {
      if (!(attack instanceof Clean)) {
        strongest.merge(
            Description.label(attack), attack, (a, b) -> byDose.compare(a, b) >= 0 ? a : b);
      }
    }
    List<Attack> drawn = new ArrayList<>(List.of(new Clean()));
    strongest.values().stream().limit(MOST - 1).forEach(drawn::add);
    return drawn;
  }
}
