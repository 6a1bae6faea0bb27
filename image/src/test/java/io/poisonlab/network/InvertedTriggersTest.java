// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.ImageShape;
import io.poisonlab.learner.DecisionTreeLearner;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Inverted triggers")
class InvertedTriggersTest {
  private static InvertedTrigger covering(double share, double success) {
    float[] mask = new float[100];
    Arrays.fill(mask, (float) share);
    return new InvertedTrigger("a", ImageShape.grey(10, 10), mask, new float[100], success);
  }

  private static InvertedTriggers of(double... shares) {
    return new InvertedTriggers(
        DoubleStream.of(shares).mapToObj(share -> covering(share, 1)).toList());
  }

  /** Sizes 10, 40, 50, 50, 60: median 50, median deviation 10. */
  @Test
  void areOutOfLineByDeviationsBelowTheMedian() {
    InvertedTriggers found = of(0.1, 0.4, 0.5, 0.5, 0.6);

    assertThat(found.anomaly(0)).isCloseTo(40 / 14.826, within(1e-4));
    assertThat(found.anomaly(4)).isCloseTo(-10 / 14.826, within(1e-4));
    assertThat(found.above(2)).containsExactly(0);
    assertThat(found.above(3)).isEmpty();
    assertThat(of(0.5, 0.5, 0.5).anomaly(0)).isZero();
  }

  @Test
  void countOnlyWhereTheyWork() {
    InvertedTriggers found =
        new InvertedTriggers(
            List.of(
                covering(0.1, 0.5),
                covering(0.4, 1),
                covering(0.5, 1),
                covering(0.5, 1),
                covering(0.6, 1)));

    assertThat(found.above(2)).isEmpty();
  }

  @Test
  void areMixedIntoImagesByTheirMask() {
    ImageShape shape = new ImageShape(1, 2, 3);
    float[] pattern = {1, 1, 0, 0, 1, 1};
    InvertedTrigger trigger = new InvertedTrigger("a", shape, new float[] {1, 0.5f}, pattern, 1);
    byte[] grey = {100, 100, 100, 100, 100, 100};

    ImageColumn stamped =
        trigger.on(ImageColumn.of("image", shape, List.of(grey, grey)), new int[] {1});

    assertThat(stamped.pixels(0)).isEqualTo(grey);
    assertThat(stamped.pixels(1))
        .isEqualTo(new byte[] {(byte) 255, 0, (byte) 255, (byte) 178, 50, (byte) 178});
    assertThat(trigger.size()).isCloseTo(1.5, within(1e-9));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            trigger.on(
                ImageColumn.of("image", ImageShape.grey(1, 1), List.of(new byte[1])), new int[0]))
        .withMessageContaining("cannot be put on images of 1 × 1 grey");
  }

  @Test
  void areSearchedInNetworksOnly() {
    var model = new DecisionTreeLearner(2).train(Datasets.iris(), new Seed(1));
    ImageColumn images = ImageColumn.of("image", ImageShape.grey(1, 1), List.of(new byte[1]));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> InvertedTriggers.search(model, images, 1, new Seed(1)))
        .withMessageStartingWith("a model of the learner convolutional-network is needed");
  }

  @Test
  void costNothingUntilTheyWorkThenMoreWhileTheyDo() {
    MaskCost cost = new MaskCost();

    cost.next(false);
    assertThat(cost.now()).isZero();
    cost.next(true);
    assertThat(cost.now()).isEqualTo(0.001);
    cost.next(true);
    assertThat(cost.now()).isCloseTo(0.0015, within(1e-12));
    cost.next(false);
    assertThat(cost.now()).isLessThan(0.001);
  }
}
