// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.attack.LabelFlip;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.OutOfFold;
import io.poisonlab.learner.RandomForestLearner;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.random.Seed;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Defences that share what follows from their rows")
class SharedWorkTest {
  private static final Dataset IRIS = Datasets.iris();

  static Stream<Defence> defences() {
    return Stream.of(
        new NeighbourVote(10),
        new KnnDistance(10, KnnDistance.Measure.MEAN, false, Contamination.auto()),
        new KnnDistance(10, KnnDistance.Measure.KTH, true, Contamination.auto()),
        new LocalOutlierFactor(20, false, Contamination.auto()));
  }

  @ParameterizedTest
  @MethodSource("defences")
  void findWhatTheyFindAlone(Defence defence) {
    for (double fraction : new double[] {0, 0.1, 0.3}) {
      Dataset shared = new LabelFlip(fraction).poison(IRIS, new Seed(3)).dataset();
      Dataset alone = shared.select(IntStream.range(0, shared.size()).toArray());

      Suspicion found = defence.inspect(Suspect.of(shared), new Seed(1));
      Suspicion expected = defence.inspect(Suspect.of(alone), new Seed(1));
      for (int row = 0; row < shared.size(); row++) {
        assertThat(found.score(row)).isEqualTo(expected.score(row));
      }
      assertThat(found.flagged()).isEqualTo(expected.flagged());
    }
  }

  /** Counts how often it is asked to train. */
  private record Counting(Learner learner, AtomicInteger times) implements Learner {
    @Override
    public TrainedModel train(Dataset data, Seed seed) {
      times.incrementAndGet();
      return learner.train(data, seed);
    }
  }

  @Test
  void predictOutOfFoldOnce() {
    AtomicInteger times = new AtomicInteger();
    Learner learner = new Counting(new RandomForestLearner(5), times);
    Dataset flipped = new LabelFlip(0.1).poison(IRIS, new Seed(3)).dataset();

    new OutOfFold(5).predict(learner, flipped, new Seed(1));
    new OutOfFold(5).predict(learner, flipped, new Seed(1));
    assertThat(times).hasValue(5);
    new OutOfFold(5).predict(learner, IRIS, new Seed(1)); // other labels
    assertThat(times).hasValue(10);
    new OutOfFold(5).predict(learner, flipped, new Seed(2));
    assertThat(times).hasValue(15);
    new OutOfFold(4).predict(learner, flipped, new Seed(1));
    assertThat(times).hasValue(19);
  }
}
