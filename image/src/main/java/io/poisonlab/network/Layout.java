// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.network;

import io.poisonlab.dataset.ImageShape;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The sizes of a network: twice a convolution of {@value #KERNEL} × {@value #KERNEL}, a ReLU and
 * the largest of each 2 × 2; then a hidden layer with a ReLU, and a score for each class.
 *
 * @param input the size of the images
 * @param filters of the first convolution; the second has twice as many
 * @param hidden how many values the hidden layer has
 * @param classes how many classes are told apart
 */
record Layout(ImageShape input, int filters, int hidden, int classes) {
  static final int KERNEL = 5;

  /** Where the weights of the last convolution stand among all. */
  static final int LAST_CONVOLUTION = 2;

  /** The shortest side that leaves a pixel after both convolutions. */
  static final int LEAST_SIDE = 16;

  /** The longest side: beyond it the hidden layer would have too many weights. */
  static final int MOST_SIDE = 256;

  Layout {
    int shorter = Math.min(input.height(), input.width());
    int longer = Math.max(input.height(), input.width());
    if (shorter < LEAST_SIDE || longer > MOST_SIDE) {
      throw new IllegalArgumentException(
          "a convolutional network reads images with sides from %d to %d pixels, found %s; scale them"
              .formatted(LEAST_SIDE, MOST_SIDE, input));
    }
  }

  /** Returns what is left of a side after both convolutions. */
  private static int reduced(int side) {
    return ((side - KERNEL + 1) / 2 - KERNEL + 1) / 2;
  }

  /** Returns the number of values that the hidden layer reads. */
  int flat() {
    return 2 * filters * reduced(input.height()) * reduced(input.width());
  }

  /** Returns the shapes of weights and offsets, layer by layer. */
  List<long[]> shapes() {
    return List.of(
        new long[] {filters, input.channels(), KERNEL, KERNEL},
        new long[] {filters},
        new long[] {2L * filters, filters, KERNEL, KERNEL},
        new long[] {2L * filters},
        new long[] {hidden, flat()},
        new long[] {hidden},
        new long[] {classes, hidden},
        new long[] {classes});
  }

  /**
   * Draws weights to start with, uniformly within ±√(1 / inputs of the layer), offsets alike.
   *
   * <p>LeCun, Bottou, Orr and Müller (1998), "Efficient BackProp", section 4.6; it is also what
   * PyTorch starts these layers with.
   */
  List<Weights> draw(Seed seed) {
    RandomGenerator random = seed.generator();
    List<Weights> drawn = new ArrayList<>();
    double bound = 0;
    for (long[] shape : shapes()) {
      if (shape.length > 1) {
        long inputs = 1;
        for (int i = 1; i < shape.length; i++) {
          inputs *= shape[i];
        }
        bound = 1 / Math.sqrt((double) inputs);
      }
      int size = 1;
      for (long side : shape) {
        size = Math.multiplyExact(size, (int) side);
      }
      float[] values = new float[size];
      for (int i = 0; i < size; i++) {
        values[i] = (float) random.nextDouble(-bound, bound);
      }
      drawn.add(new Weights(values, shape));
    }
    return List.copyOf(drawn);
  }
}
