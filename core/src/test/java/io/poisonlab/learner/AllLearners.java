// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import java.util.List;

/** Every learner of the library, as the tests run it. */
final class AllLearners {
  private AllLearners() {}

  static List<Learner> list() {
    return List.of(
        new DecisionTreeLearner(3),
        new DecisionTreeLearner(DecisionTreeLearner.UNLIMITED),
        new RandomForestLearner(20),
        new RandomForestLearner(20, 4, 1, 8),
        new LogisticRegressionLearner(1),
        new LogisticRegressionLearner(0.1, true),
        new LinearSvmLearner(1),
        new LinearSvmLearner(1, true),
        new RbfSvmLearner(),
        new RbfSvmLearner(10, 0.5, true),
        new KnnLearner(5),
        new KnnLearner(4, true),
        new GaussianNaiveBayesLearner(),
        new GradientBoostingLearner(20),
        new GradientBoostingLearner(20, 2, 0.3, 0.7));
  }
}
