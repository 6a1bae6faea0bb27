// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.ImageShape;
import io.poisonlab.dataset.RowDraw;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Searches the smallest trigger that turns images to a class: gradient descent on mask and pattern
 * at once, the weight of the mask's size raised while the trigger works and lowered while it does
 * not.
 *
 * <p>Wang et al. (2019), "Neural Cleanse", section IV-A and eq. 3, with their rule for λ. Takes
 * steps · {@value #BATCH} times forward and back through the network.
 */
final class TriggerInversion {
  static final int BATCH = 32;

  private static final double RATE = 0.1;

  /** Steps between two looks at whether it does. */
  private static final int ROUND = 10;

  private final ConvolutionalNetwork network;
  private final ImageColumn images;
  private final int steps;

  /**
   * Prepares.
   *
   * @param images what the trigger is to work on
   * @param steps how many steps of gradient descent are taken
   */
  TriggerInversion(ConvolutionalNetwork network, ImageColumn images, int steps) {
    this.network = network;
    this.images = images;
    this.steps = steps;
  }

  /**
   * Searches.
   *
   * @param target the class's number in the network
   * @param name what the class is called
   * @return the smallest trigger that turned 99 % of the images; where none did, the last
   */
  InvertedTrigger search(int target, String name, Seed seed) {
    return Torch.with(arrays -> {
      ImageShape shape = images.shape();
      RandomGenerator random = seed.fork("start").generator();
      NDArray mask = start(arrays, random, new Shape(1, 1, shape.height(), shape.width()));
      NDArray pattern =
          start(arrays, random, new Shape(1, shape.channels(), shape.height(), shape.width()));
      LiveNetwork live = network.live(arrays);
      Adam adam = new Adam(arrays, List.of(mask, pattern), RATE, 0);
      RandomGenerator draws = seed.fork("batches").generator();
      MaskCost cost = new MaskCost();
      int turned = 0;
      int shown = 0;
      InvertedTrigger best = found(arrays, name, mask, pattern, 0);
      for (int step = 1; step <= steps; step++) {
        int count = Math.min(BATCH, images.size());
        int[] rows = RowDraw.withoutReplacement(count, images.size(), draws);
        turned += step(arrays, live, mask, pattern, rows, target, cost.now());
        shown += rows.length;
        adam.step();
        if (step % ROUND == 0 || step == steps) {
          InvertedTrigger now = found(arrays, name, mask, pattern, (double) turned / shown);
          best = better(best, now);
          cost.next(now.works());
          turned = 0;
          shown = 0;
        }
      }
      return best;
    });
  }

  /** Returns the smaller one of two that work, else one that works, else the newer. */
  private static InvertedTrigger better(InvertedTrigger before, InvertedTrigger now) {
    return before.works() && (!now.works() || before.size() <= now.size()) ? before : now;
  }

  /** Finds the gradients; returns how many of the rows the trigger turns. */
  private int step(
      NDManager arrays,
      LiveNetwork live,
      NDArray mask,
      NDArray pattern,
      int[] rows,
      int target,
      double cost) {
    try (NDManager one = arrays.newSubManager()) {
      NDArray batch = Batch.array(one, Batch.numbers(images, rows), images.shape());
      NDArray covered = Torch.remembering(() -> share(mask, one));
      NDArray seen =
          Torch.remembering(() -> batch.add(share(pattern, one).sub(batch).mul(covered)));
      NDArray scores = Torch.remembering(() -> live.scores(live.hidden(seen)));
      int[] wanted = new int[images.size()];
      Arrays.fill(wanted, target);
      NDArray classes = Batch.classes(one, wanted, rows, network.layout().classes());
      Torch.backward(
          Torch.remembering(() ->
              NetworkTraining.loss(scores, classes)
                  .div(Torch.number(scores, rows.length))
                  .add(covered.sum().mul(Torch.number(scores, cost)))));
      return (int) Arrays.stream(scores.argMax(1).toLongArray()).filter(it -> it == target).count();
    }
  }

  private InvertedTrigger found(
      NDManager arrays, String name, NDArray mask, NDArray pattern, double success) {
    try (NDManager one = arrays.newSubManager()) {
      return new InvertedTrigger(
          name,
          images.shape(),
          share(mask, one).toFloatArray(),
          share(pattern, one).toFloatArray(),
          success);
    }
  }

  private static NDArray start(NDManager arrays, RandomGenerator random, Shape shape) {
    float[] values = new float[(int) shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return arrays.create(values, shape);
  }

  /** Returns numbers of any size as shares from 0 to 1. */
  private static NDArray share(NDArray free, NDManager step) {
    NDArray bounded = free.tanh();
    bounded.attach(step);
    return bounded.add(1).div(Torch.number(bounded, 2));
  }
}
