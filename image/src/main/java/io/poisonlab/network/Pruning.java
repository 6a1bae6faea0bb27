// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.network;

import io.poisonlab.dataset.ImageColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Takes units out of a network, the least active on clean images first, while it stays accurate on
 * them.
 *
 * <p>A unit is taken out by setting what leads to it to 0: its value is then 0 whatever the image,
 * and no gradient reaches it, so that training does not bring it back.
 */
final class Pruning {
  private final ConvolutionalNetwork network;
  private final ImageColumn images;
  private final int[] codes;

  /**
   * Prepares.
   *
   * @param images that are known to be clean
   * @param codes for each its class in the network
   */
  Pruning(ConvolutionalNetwork network, ImageColumn images, int[] codes) {
    this.network = network;
    this.images = images;
    this.codes = codes;
  }

  /**
   * Prunes a layer.
   *
   * @param weights where its weights stand in the network; its offsets follow
   * @param activity how active each of its units is on the images
   * @param loss how much accuracy may be lost, in [0, 1]
   */
  ConvolutionalNetwork prune(int weights, double[] activity, double loss) {
    double least = Mending.accuracy(network, images, codes) - loss;
    int[] order =
        IntStream.range(0, activity.length)
            .boxed()
            .sorted(Comparator.comparingDouble(unit -> activity[unit]))
            .mapToInt(Integer::intValue)
            .toArray();
    ConvolutionalNetwork kept = network;
    for (int unit : order) {
      ConvolutionalNetwork without = without(kept, weights, unit);
      if (Mending.accuracy(without, images, codes) < least) {
        return kept;
      }
      kept = without;
    }
    return kept;
  }

  private static ConvolutionalNetwork without(ConvolutionalNetwork network, int layer, int unit) {
    List<Weights> weights = new ArrayList<>(network.weights());
    for (int part = layer; part <= layer + 1; part++) {
      Weights before = weights.get(part);
      float[] values = before.values().clone();
      int size = values.length / (int) before.shape()[0];
      Arrays.fill(values, unit * size, (unit + 1) * size, 0);
      weights.set(part, new Weights(values, before.shape()));
    }
    return new ConvolutionalNetwork(network.layout(), weights, network.curve());
  }
}
