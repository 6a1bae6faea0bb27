// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.learner.ImageTrainingSet;
import io.poisonlab.random.Seed;
import io.poisonlab.source.NamedData;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Pruning")
class PruningTest {
  private static final Dataset DIGITS = NamedData.read("mnist(rows=1000;seed=2)");
  private static final ConvolutionalNetworkLearner LEARNER = new ConvolutionalNetworkLearner(4);
  private static final ImageTrainingSet ROWS = ImageTrainingSet.of(DIGITS, "test");
  private static final ConvolutionalNetwork NETWORK =
      ConvolutionalNetwork.of(LEARNER.train(DIGITS, new Seed(1)));

  private static ConvolutionalNetwork pruned(double loss) {
    return new Pruning(NETWORK, ROWS.images(), ROWS.codes())
        .prune(Layout.LAST_CONVOLUTION, NETWORK.activity(ROWS.images()), loss);
  }

  private static long idle(ConvolutionalNetwork network) {
    return Arrays.stream(network.activity(ROWS.images())).filter(value -> value == 0).count();
  }

  @Test
  void takesIdleFiltersOutWithinTheLossAllowed() {
    ConvolutionalNetwork some = pruned(0.05);
    double before = Mending.accuracy(NETWORK, ROWS.images(), ROWS.codes());

    assertThat(before).isGreaterThan(0.7);
    assertThat(idle(some)).isBetween(1L, 31L);
    assertThat(idle(some)).isGreaterThan(idle(NETWORK));
    assertThat(Mending.accuracy(some, ROWS.images(), ROWS.codes()))
        .isGreaterThanOrEqualTo(before - 0.05);
  }

  @Test
  void isNotUndoneByTraining() {
    ConvolutionalNetwork some = pruned(0.3);
    ConvolutionalNetwork tuned =
        Mending.tune(LEARNER, some, ROWS.images(), ROWS.codes(), 2, new Seed(3));

    assertThat(tuned.weights().getLast().values()).isNotEqualTo(some.weights().getLast().values());
    for (int filter = 0; filter < 32; filter++) {
      if (some.activity(ROWS.images())[filter] == 0) {
        assertThat(tuned.activity(ROWS.images())[filter]).isZero();
      }
    }
  }
}
