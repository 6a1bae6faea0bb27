// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every learner of the library runs the contract. */
class LearnerContractTest {
  @Test
  void theCatalogueHoldsThisLibrarysLearnersEachWithDefaults() {
    Set<String> ids =
        LearnerProvider.catalogue().all().stream()
            .map(LearnerProvider::id)
            .collect(Collectors.toSet());
    assertThat(ids)
        .contains(
            "decision-tree",
            "gaussian-naive-bayes",
            "gradient-boosting",
            "knn",
            "linear-svm",
            "logistic-regression",
            "random-forest",
            "rbf-svm");
    assertThat(LearnerProvider.catalogue().create("decision-tree", Map.of()))
        .isEqualTo(new DecisionTreeLearner(3));
    assertThat(LearnerProvider.catalogue().create("random-forest", Map.of()))
        .isEqualTo(new RandomForestLearner(100));
    assertThat(LearnerProvider.catalogue().create("logistic-regression", Map.of()))
        .isEqualTo(new LogisticRegressionLearner(1));
    assertThat(LearnerProvider.catalogue().create("linear-svm", Map.of()))
        .isEqualTo(new LinearSvmLearner(1));
    assertThat(LearnerProvider.catalogue().create("knn", Map.of())).isEqualTo(new KnnLearner(5));
    assertThat(LearnerProvider.catalogue().create("gaussian-naive-bayes", Map.of()))
        .isEqualTo(new GaussianNaiveBayesLearner());
    assertThat(LearnerProvider.catalogue().create("gradient-boosting", Map.of()))
        .isEqualTo(new GradientBoostingLearner(100));
  }

  @Nested
  class Tree implements LearnerContract {
    @Override
    public Learner learner() {
      return new DecisionTreeLearner(3);
    }
  }

  @Nested
  class Forest implements LearnerContract {
    @Override
    public Learner learner() {
      return new RandomForestLearner(15);
    }
  }

  @Nested
  class HistogramForest implements LearnerContract {
    @Override
    public Learner learner() {
      return new RandomForestLearner(15, 0, 0, 16);
    }
  }

  @Nested
  class Logistic implements LearnerContract {
    @Override
    public Learner learner() {
      return new LogisticRegressionLearner(1, true);
    }
  }

  @Nested
  class Svm implements LearnerContract {
    @Override
    public Learner learner() {
      return new LinearSvmLearner(1);
    }
  }

  @Nested
  class RbfSvm implements LearnerContract {
    @Override
    public Learner learner() {
      return new RbfSvmLearner();
    }
  }

  @Nested
  class Knn implements LearnerContract {
    @Override
    public Learner learner() {
      return new KnnLearner(5);
    }
  }

  @Nested
  class Bayes implements LearnerContract {
    @Override
    public Learner learner() {
      return new GaussianNaiveBayesLearner();
    }
  }

  @Nested
  class Boosting implements LearnerContract {
    @Override
    public Learner learner() {
      return new GradientBoostingLearner(15, 3, 0.1, 0.5);
    }
  }
}
