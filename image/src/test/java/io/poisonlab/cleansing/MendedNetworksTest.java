// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cleansing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.learner.DecisionTreeLearner;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.network.ConvolutionalNetworkLearner;
import io.poisonlab.network.FinePrunedNetwork;
import io.poisonlab.network.UnlearnedNetwork;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A mended network")
class MendedNetworksTest {
  private static final ConvolutionalNetworkLearner NETWORK = new ConvolutionalNetworkLearner(8);
  private static final TrainedModel BEFORE =
      NETWORK.train(PlantedDigits.POISONED.dataset(), PlantedDigits.SEED);

  @Test
  void hasUnlearnedTheTriggerThatWasFoundInIt() {
    TrainedModel after =
        new UnlearnedNetwork(NETWORK, 2, 200, 4)
            .train(
                PlantedDigits.POISONED.dataset(),
                Optional.of(PlantedDigits.TRUSTED),
                PlantedDigits.SEED);

    assertThat(PlantedDigits.obeyed(BEFORE)).isGreaterThan(0.9);
    assertThat(PlantedDigits.obeyed(after)).isLessThan(0.3);
    assertThat(PlantedDigits.accuracy(after)).isGreaterThan(PlantedDigits.accuracy(BEFORE) - 0.06);
  }

  @Test
  void isAsItWasWhereNoTriggerIsFound() {
    Learner strict = new UnlearnedNetwork(NETWORK, 1000, 10, 1);

    assertThat(strict.train(PlantedDigits.POISONED.dataset(), PlantedDigits.SEED).toOnnx())
        .isEqualTo(BEFORE.toOnnx());
  }

  @Test
  void isPrunedAndStaysAccurate() {
    TrainedModel after =
        new FinePrunedNetwork(NETWORK, 0.04, 4)
            .train(
                PlantedDigits.POISONED.dataset(),
                Optional.of(PlantedDigits.TRUSTED),
                PlantedDigits.SEED);

    assertThat(PlantedDigits.accuracy(after)).isGreaterThan(PlantedDigits.accuracy(BEFORE) - 0.06);
    assertThat(PlantedDigits.obeyed(after)).isLessThanOrEqualTo(PlantedDigits.obeyed(BEFORE));
  }

  @Test
  void saysThatItNeedsASampleOfTheSameClasses() {
    Learner pruned = new FinePrunedNetwork(new ConvolutionalNetworkLearner(1), 0.04, 1);
    Dataset few = PlantedDigits.CLEAN.select(IntStream.range(0, 200).toArray());
    Dataset ones =
        few.select(IntStream.range(0, 200).filter(row -> few.labels().code(row) < 2).toArray());

    assertThat(pruned.needsTrusted()).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pruned.train(few, PlantedDigits.SEED))
        .withMessageContaining("hold some back with `trusted_fraction: 0.1` in a plan");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pruned.train(few, Optional.of(ones), PlantedDigits.SEED))
        .withMessageContaining("rows of 2 classes");
  }

  @Test
  void isAConvolutionalNetwork() {
    Learner tree = new DecisionTreeLearner(3);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FinePrunedNetwork(tree, 0.04, 1))
        .withMessageContaining("must be a convolutional-network, found ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UnlearnedNetwork(tree, 2, 10, 1))
        .withMessageContaining("must be a convolutional-network, found ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FinePrunedNetwork(NETWORK, 1.5, 1))
        .withMessage("loss must be in [0, 1], found 1.5");
  }
}
