// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.Budget;
import io.poisonlab.attack.FeatureNoise;
import io.poisonlab.attack.LabelFlip;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.defence.Defence;
import io.poisonlab.defence.NeighbourVote;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LearnerProvider;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Makes plans on Iris out of a seed. */
final class RandomPlans {
  private RandomPlans() {}

  static ExperimentPlan of(long seed) {
    RandomGenerator random = new Seed(seed).generator();
    List<Attack> attacks = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      Budget budget =
          random.nextBoolean()
              ? Budget.fraction(random.nextDouble())
              : Budget.rows(random.nextInt(100));
      attacks.add(
          random.nextBoolean()
              ? new LabelFlip(budget)
              : new FeatureNoise(
                  budget,
                  random.nextBoolean() ? List.of() : List.of("petal_width", "sepal_length")));
    }
    List<Learner> learners = new ArrayList<>();
    for (LearnerProvider provider : LearnerProvider.catalogue().all()) {
      if (learners.isEmpty() || random.nextInt(3) == 0) {
        learners.add(provider.create(Map.of()));
      }
    }
    Defence[] defences = {
      new NoDefence(), new NeighbourVote(random.nextInt(1, 9), random.nextDouble(0.1, 1))
    };
    ExperimentPlan plan =
        ExperimentPlan.of(Datasets.iris())
            .protocol(random.nextBoolean() ? Protocol.TRAIN_ONLY : Protocol.WHOLE_DATASET)
            .testing(
                random.nextBoolean()
                    ? new Testing.HoldOut(random.nextDouble(0.1, 0.9))
                    : new Testing.CrossValidation(random.nextInt(2, 11)))
            .attacks(attacks.stream().distinct().toArray(Attack[]::new))
            .defences(random.nextBoolean() ? defences : new Defence[] {defences[1]})
            .learners(learners.toArray(Learner[]::new));
    long first = random.nextInt(-5, 100);
    return random.nextBoolean()
        ? plan.seeds(first, first + random.nextInt(6))
        : new ExperimentPlan(
            plan.datasets(),
            plan.protocols(),
            plan.testing(),
            plan.attacks(),
            plan.defences(),
            plan.learners(),
            List.of(random.nextLong(), random.nextLong()),
            random.nextInt(2) * 0.25);
  }
}
