// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.poisonlab.dataset.Datasets;
import io.poisonlab.random.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingRangesTest {
  @ParameterizedTest
  @ValueSource(ints = {-1, 501})
  void depth(int depth) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DecisionTreeLearner(depth))
        .withMessage("tree depth must be in [1, 500], or 0 for unlimited, found " + depth);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RandomForestLearner(10, depth, 0, 0))
        .withMessageContaining("tree depth must be in [1, 500]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GradientBoostingLearner(10, depth, 0.1, 1))
        .withMessageContaining("tree depth must be in [1, 500]");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -3, 10_001})
  void trees(int trees) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RandomForestLearner(trees))
        .withMessage("number of trees must be in [1, 10000], found " + trees);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GradientBoostingLearner(trees))
        .withMessage("number of rounds must be in [1, 10000], found " + trees);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void strengths(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LogisticRegressionLearner(value))
        .withMessage("c must be above 0 and finite, found " + value);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LinearSvmLearner(value))
        .withMessage("c must be above 0 and finite, found " + value);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RbfSvmLearner(value, 0, false))
        .withMessage("c must be above 0 and finite, found " + value);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GaussianNaiveBayesLearner(value))
        .withMessage("smoothing must be above 0 and finite, found " + value);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 1.1, Double.NaN})
  void shares(double share) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GradientBoostingLearner(10, 3, share, 1))
        .withMessage("learning rate must be in (0, 1], found " + share);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GradientBoostingLearner(10, 3, 0.1, share))
        .withMessage("subsample must be in (0, 1], found " + share);
  }

  @Test
  void featuresForASplit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RandomForestLearner(10, 0, -1, 0))
        .withMessageContaining("found -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RandomForestLearner(10, 0, 5, 0).train(Datasets.iris(), new Seed(1)))
        .withMessage("features drawn for a split must be in [1, 4], the encoded features, found 5");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, 256})
  void bins(int bins) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RandomForestLearner(10, 0, 0, bins))
        .withMessage(
            "bins must be in [2, 255], or 0 for splits between any two values, found " + bins);
  }

  @Test
  void neighbours() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KnnLearner(0))
        .withMessage("k must be 1 or more, found 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KnnLearner(151).train(Datasets.iris(), new Seed(1)))
        .withMessage("151 neighbours need 151 training rows or more, found 150");
  }
}
