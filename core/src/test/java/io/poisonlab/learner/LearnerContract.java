// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Fingerprint;
import io.poisonlab.dataset.Labels;
import io.poisonlab.parameter.Description;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every learner keeps to. To test a new one, implement this interface in a test class and
 * return the learner.
 */
interface LearnerContract {
  /** Returns the learner under test. */
  Learner learner();

  /** Returns the accuracy on the training rows of Iris that the learner must reach. */
  default double accuracyOnIris() {
    return 0.94;
  }

  @Test
  @DisplayName("learns Iris, and gives the same answers after a trip through its Smile copy")
  default void learnsIris() {
    Dataset iris = Datasets.iris();
    TrainedModel model = learner().train(iris, new Seed(1));
    Predictions predictions = model.predict(iris.table());
    long right =
        IntStream.range(0, iris.size())
            .filter(i -> predictions.labels().code(i) == iris.labels().code(i))
            .count();
    assertThat(right / (double) iris.size()).isGreaterThanOrEqualTo(accuracyOnIris());

    TrainedModel copy = TrainedModel.fromSmile(model.toSmile());
    assertThat(copy.predict(iris.table()).labels()).isEqualTo(predictions.labels());
    assertThat(copy.toOnnx()).isEqualTo(model.toOnnx());
    assertThat(copy.features()).isEqualTo(model.features());
    assertThat(copy.target()).isEqualTo("species");
    assertThat(copy.classes()).isEqualTo(iris.labels().classes());
    assertThat(model.soft()).isEqualTo(learner().soft());
  }

  @Test
  @DisplayName("gives bit-equal models for the same data and seed, on one thread and on four")
  default void repeatable() throws Exception {
    Dataset mixed = SampleTables.mixed(150, 3, false, 1);
    TrainedModel first = learner().train(mixed, new Seed(7));
    for (int threads : new int[] {1, 4}) {
      try (ForkJoinPool pool = new ForkJoinPool(threads)) {
        TrainedModel again = pool.submit(() -> learner().train(mixed, new Seed(7))).get();
        assertThat(again.toSmile()).isEqualTo(first.toSmile());
        assertThat(again.toOnnx()).isEqualTo(first.toOnnx());
      }
    }
  }

  @Test
  @DisplayName("leaves its input as it is")
  default void inputUnchanged() {
    Dataset mixed = SampleTables.mixed(100, 3, false, 2);
    Fingerprint before = mixed.fingerprint();
    learner().train(mixed, new Seed(1)).predict(mixed.table());
    assertThat(mixed.fingerprint()).isEqualTo(before);
  }

  @Test
  @DisplayName("gives probabilities in [0, 1] that sum to 1 and whose largest is the label's")
  default void probabilities() {
    Dataset mixed = SampleTables.mixed(100, 4, false, 3);
    TrainedModel model = learner().train(mixed, new Seed(1));
    Predictions predictions = model.predict(SampleTables.like(mixed.table(), 500, 4));
    assertThat(predictions.soft()).isEqualTo(model.soft());
    if (model.soft()) {
      for (int row = 0; row < predictions.size(); row++) {
        double[] all = predictions.probabilities(row);
        assertThat(Arrays.stream(all).sum()).isCloseTo(1, within(1e-6));
        assertThat(Arrays.stream(all).min().orElseThrow()).isBetween(0.0, 1.0);
        assertThat(all[predictions.labels().code(row)])
            .isEqualTo(Arrays.stream(all).max().orElseThrow());
      }
    } else {
      assertThat(model.probabilityOutputs()).isEmpty();
    }
  }

  @Test
  @DisplayName("never predicts a class that is absent from training")
  default void absentClass() {
    Dataset mixed = SampleTables.mixed(100, 2, false, 5);
    TrainedModel model = learner().train(mixed, new Seed(1));
    assertThat(model.classes()).hasSize(5);
    Predictions predictions = model.predict(SampleTables.like(mixed.table(), 300, 6));
    assertThat(predictions.labels().counts()[1]).isZero();
    assertThat(predictions.labels().counts()[3]).isZero();
    if (model.soft()) {
      assertThat(predictions.probability(0, 1)).isZero();
    }
  }

  @Test
  @DisplayName("refuses data of one class, and data without rows, in words")
  default void tooFewClasses() {
    Dataset iris = Datasets.iris();
    Dataset setosa = iris.select(iris.labels().rowsOf(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> learner().train(setosa, new Seed(1)))
        .withMessageContaining("training data hold one class only, \"setosa\" in all 50 rows");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> learner().train(iris.select(new int[0]), new Seed(1)))
        .withMessageContaining("no rows");
  }

  @Test
  @DisplayName("learns from two rows, or says in words how many it needs")
  default void twoRows() {
    Dataset iris = Datasets.iris();
    Dataset two = iris.select(new int[] {0, 100});
    try {
      Labels labels = learner().train(two, new Seed(1)).predict(two.table()).labels();
      assertThat(labels.size()).isEqualTo(2);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("rows or more, found 2");
    }
  }

  @Test
  @DisplayName("copes with rows that are all equal")
  default void equalRows() {
    Dataset equal =
        Dataset.of(
            "equal",
            SampleTables.numeric(new double[10][3]),
            Labels.of("y", List.of("a", "b"), 0, 0, 0, 0, 1, 1, 1, 1, 1, 1));
    TrainedModel model = learner().train(equal, new Seed(1));
    assertThat(model.predict(equal.table()).labels().size()).isEqualTo(10);
  }

  @Test
  @DisplayName("predicts nothing for no rows")
  default void noRowsToPredict() {
    Dataset iris = Datasets.iris();
    TrainedModel model = learner().train(iris, new Seed(1));
    assertThat(model.predict(iris.table().select(new int[0])).size()).isZero();
  }

  @Test
  @DisplayName("is made again by its id and its settings")
  default void settingsRoundTrip() {
    Description description = Description.of(learner());
    assertThat(LearnerProvider.catalogue().create(description.id(), description.settings()))
        .isEqualTo(learner());
    assertThat(description.brief()).matches("[a-z0-9-]+");
  }
}
