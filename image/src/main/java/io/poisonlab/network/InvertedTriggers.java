// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.network;

import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.parameter.Limits;
import io.poisonlab.random.Seed;
import io.poisonlab.statistics.Median;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * For each class the smallest trigger found that turns images to it, and how far its size is out of
 * line: where a backdoor leads to one class, its trigger is much smaller than those of the others.
 *
 * <p>Wang et al. (2019), "Neural Cleanse", sections IV-A and IV-B.
 *
 * @param triggers one for each class that the network tells apart, in their order
 */
public record InvertedTriggers(List<InvertedTrigger> triggers) {
  private static final double NORMAL_CONSISTENCY = 1.4826;

  /** Copies the list. */
  public InvertedTriggers {
    triggers = List.copyOf(triggers);
  }

  /**
   * Searches the triggers of all classes, in parallel.
   *
   * @param model a convolutional network
   * @param images what the triggers are to work on; one or more
   * @param steps how many steps of gradient descent each search takes
   * @throws IllegalArgumentException if the model is none of convolutional-network
   */
  public static InvertedTriggers search(
      TrainedModel model, ImageColumn images, int steps, Seed seed) {
    TriggerInversion inversion =
        new TriggerInversion(ConvolutionalNetwork.of(model), images, steps);
    List<String> names = model.seenClasses();
    return new InvertedTriggers(
        IntStream.range(0, names.size())
            .parallel()
            .mapToObj(target -> inversion.search(target, names.get(target), seed.fork(target)))
            .toList());
  }

  /**
   * Checks the settings of a search.
   *
   * @param index the anomaly index from which on a trigger is one, 0 or more
   * @param steps how many steps of gradient descent there are
   * @throws IllegalArgumentException if one is out of range
   */
  public static void check(double index, int steps) {
    Limits.check("steps", steps, 1, 10_000);
    if (!(index >= 0 && index < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("index must be 0 or more, found " + index);
    }
  }

  /** Returns the numbers of the classes whose trigger works and has a greater anomaly index. */
  public int[] above(double index) {
    return IntStream.range(0, triggers.size())
        .filter(target -> triggers.get(target).works() && anomaly(target) > index)
        .toArray();
  }

  /**
   * Returns how many deviations the trigger of a class is smaller than the median one, a deviation
   * being 1.4826 times the median absolute one: its anomaly index; below 0 where it is larger, 0
   * where all are equal.
   */
  public double anomaly(int target) {
    double[] sizes = triggers.stream().mapToDouble(InvertedTrigger::size).toArray();
    double median = Median.of(sizes);
    double deviation =
        NORMAL_CONSISTENCY
            * Median.of(Arrays.stream(sizes).map(size -> Math.abs(size - median)).toArray());
    return deviation == 0 ? 0 : (median - sizes[target]) / deviation;
  }
}
