// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.attack.Attack;
import io.poisonlab.dataset.Accepts;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.defence.Defence;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.Protocol;
import io.poisonlab.learner.Learner;
import io.poisonlab.parameter.Description;
import io.poisonlab.random.Seed;
import java.util.Locale;

/**
 * Tries the attacks of a plan on its data before anything is recorded, so that an unknown column, a
 * budget larger than the data, too few rows for the test or a learner of other data leave nothing
 * behind. Takes O(attacks · rows · columns). Of attacks that train networks the budget alone is
 * tried: a training takes minutes.
 */
final class Rehearsal {
  private Rehearsal() {}

  /**
   * Tries every attack once.
   *
   * @throws IllegalArgumentException if one of them, or the split, cannot be done, or if a learner
   *     or a defence can read none of the data
   */
  static void of(ExperimentPlan plan) {
    for (Learner learner : plan.learners()) {
      checkReads(Description.of(learner).id(), learner.accepts(), plan);
    }
    for (Defence defence : plan.defences()) {
      checkReads(Description.of(defence).id(), defence.scope().accepts(), plan);
    }
    Seed seed = new Seed(plan.seeds().getFirst());
    for (Dataset data : plan.datasets()) {
      Dataset train = plan.testing().splits(data, seed).getFirst().train();
      for (Attack attack : plan.attacks()) {
        Dataset attacked = plan.protocols().contains(Protocol.TRAIN_ONLY) ? train : data;
        if (trainsNetwork(attack)) {
          var _ = attack.budget().rowsOf(attack.attackable(attacked));
        } else {
          attack.poison(attacked, seed);
        }
      }
    }
  }

  private static void checkReads(String reader, Accepts accepts, ExperimentPlan plan) {
    if (plan.datasets().stream().noneMatch(accepts::reads)) {
      throw new CommandException(
          "%s reads %s only, and the data (%s) are none; see: poisonlab list"
              .formatted(reader, accepts.name().toLowerCase(Locale.ROOT), plan.datasetNames()));
    }
  }

  private static boolean trainsNetwork(Attack attack) {
    return attack.traits().trainsLearner() && attack.traits().accepts() == Accepts.IMAGES;
  }
}
