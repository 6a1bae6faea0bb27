// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/**
 * Moves images until the hidden layer sees another one in them, while they stay like what they
 * were: by turns a step down the gradient of the squared distance in the hidden layer, and one back
 * towards the base.
 *
 * <p>Shafahi et al. (2018), arXiv 1804.00792, algorithm 1. Each image has a step size of its own,
 * which is halved when a step made it worse.
 *
 * @param iterations how many turns there are
 * @param rate the step size to begin with
 * @param likeness what the squared distance from the base counts for in the sum
 */
record Collision(int iterations, double rate, double likeness) {
  /**
   * Returns the moved images.
   *
   * @param bases what they shall stay like
   * @param wanted what the hidden layer holds of the image that they shall collide with, [1,
   *     hidden]
   */
  NDArray of(NDManager arrays, LiveNetwork network, NDArray bases, NDArray wanted) {
    int rows = (int) bases.getShape().get(0);
    float[] rates = new float[rows];
    Arrays.fill(rates, (float) rate);
    float[] best = new float[rows];
    Arrays.fill(best, Float.POSITIVE_INFINITY);
    NDArray moved = bases.duplicate();
    for (int turn = 0; turn < iterations; turn++) {
      try (NDManager one = arrays.newSubManager()) {
        NDArray at = moved;
        at.attach(one);
        NDArray fixed = bases.duplicate();
        fixed.attach(one);
        at.setRequiresGradient(true);
        NDArray apart =
            Torch.remembering(() -> network.hidden(at).sub(wanted).square().sum(new int[] {1}));
        Torch.backward(Torch.remembering(apart::sum));
        NDArray gradient = at.getGradient();
        gradient.attach(one);
        NDArray free = at.stopGradient();
        free.attach(one);
        NDArray away = free.sub(fixed).square().sum(new int[] {1, 2, 3}).mul(likeness);
        float[] worth = apart.stopGradient().add(away).toFloatArray();
        for (int i = 0; i < rows; i++) {
          rates[i] = worth[i] > best[i] ? rates[i] / 2 : rates[i];
          best[i] = Math.min(best[i], worth[i]);
        }
        NDArray step = one.create(rates, new Shape(rows, 1, 1, 1));
        NDArray pull = step.mul(likeness);
        moved = free.sub(gradient.mul(step)).add(fixed.mul(pull)).div(pull.add(1)).clip(0, 1);
        moved.attach(arrays);
      }
    }
    return moved;
  }
}
