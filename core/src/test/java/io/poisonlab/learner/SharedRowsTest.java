// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.attack.LabelFlip;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Table;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Trainings that share what follows from their rows")
class SharedRowsTest {
  private static final Dataset IRIS = Datasets.iris();

  static Stream<Learner> learners() {
    return Stream.of(
        new DecisionTreeLearner(3),
        new DecisionTreeLearner(DecisionTreeLearner.UNLIMITED),
        new RandomForestLearner(10),
        new RandomForestLearner(10, 0, 0, 16),
        new LogisticRegressionLearner(1),
        new LogisticRegressionLearner(0.1, true),
        new LinearSvmLearner(1),
        new RbfSvmLearner(),
        new KnnLearner(5, true),
        new GaussianNaiveBayesLearner(),
        new GradientBoostingLearner(5));
  }

  @ParameterizedTest
  @MethodSource("learners")
  void giveTheModelsThatTheyGiveAlone(Learner learner) {
    for (double fraction : new double[] {0, 0.1, 0.5}) {
      Dataset shared = new LabelFlip(fraction).poison(IRIS, new Seed(3)).dataset();
      assertThat(shared.table()).isSameAs(IRIS.table());

      TrainedModel model = learner.train(shared, new Seed(1));
      assertThat(model.toSmile()).isEqualTo(learner.train(alone(shared), new Seed(1)).toSmile());
      Table test = IRIS.table();
      Table unseen = alone(IRIS).table();
      assertThat(model.predict(test).labels()).isEqualTo(model.predict(unseen).labels());
    }
  }

  @ParameterizedTest
  @MethodSource("learners")
  void leaveWhatTheyShareAsItWas(Learner learner) {
    learner.train(IRIS, new Seed(1)).predict(IRIS.table());
    for (boolean standardise : List.of(true, false)) {
      assertThat(TrainingSet.of(IRIS, standardise).rows())
          .isDeepEqualTo(TrainingSet.of(alone(IRIS), standardise).rows());
    }
  }

  @Test
  void shareTheEncodedRows() {
    Dataset flipped = new LabelFlip(0.2).poison(IRIS, new Seed(3)).dataset();

    assertThat(TrainingSet.of(flipped, true).rows()).isSameAs(TrainingSet.of(IRIS, true).rows());
    assertThat(TrainingSet.of(flipped, true).rows())
        .isNotSameAs(TrainingSet.of(IRIS, false).rows());
  }

  /** The same rows in a table of their own. */
  private static Dataset alone(Dataset data) {
    return data.select(IntStream.range(0, data.size()).toArray());
  }
}
