// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.learner.DecisionTreeLearner;
import io.poisonlab.learner.KnnLearner;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LogisticRegressionLearner;
import io.poisonlab.learner.RandomForestLearner;

/** The victims on which the harm of attacks is measured. */
final class Learners {
  static final Learner LOGISTIC = new LogisticRegressionLearner(1, true);
  static final Learner FOREST = new RandomForestLearner(100);
  static final Learner TREE = new DecisionTreeLearner(DecisionTreeLearner.UNLIMITED);
  static final Learner NEAREST = new KnnLearner(1, true);

  private Learners() {}
}
