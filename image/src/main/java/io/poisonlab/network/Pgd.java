// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.function.UnaryOperator;

/**
 * Changes images within small bounds so that a sum grows: steps along the sign of its gradient,
 * each followed by a return into the bounds.
 *
 * <p>Madry, Makelov, Schmidt, Tsipras and Vladu (2018), arXiv 1706.06083, section 2.1; starts at
 * the images themselves.
 *
 * @param epsilon how far a pixel may move, in [0, 1], of the whole range of brightness
 * @param steps how many steps there are, each of 2.5 · epsilon / steps
 */
record Pgd(double epsilon, int steps) {
  private static final double STRIDE = 2.5;

  /**
   * Returns changed images, detached from all that was computed.
   *
   * @param objective gives for images a number, of which the gradient is taken
   */
  NDArray climb(NDManager arrays, NDArray images, UnaryOperator<NDArray> objective) {
    NDArray changed = images.duplicate();
    double stride = STRIDE * epsilon / steps;
    for (int step = 0; step < steps; step++) {
      try (NDManager one = arrays.newSubManager()) {
        NDArray at = changed;
        at.attach(one);
        at.setRequiresGradient(true);
        Torch.backward(Torch.remembering(() -> objective.apply(at)));
        NDArray gradient = at.getGradient();
        gradient.attach(one);
        NDArray free = at.stopGradient();
        free.attach(one);
        NDArray moved = free.add(gradient.sign().mul(stride));
        NDArray from = images.sub(epsilon);
        NDArray to = images.add(epsilon);
        from.attach(one);
        to.attach(one);
        changed = moved.maximum(from).minimum(to).clip(0, 1);
        changed.attach(arrays);
      }
    }
    return changed;
  }
}
