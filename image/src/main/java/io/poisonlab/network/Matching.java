// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.network;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * How far a training step on some images goes the way that the attacker wants: the cosine between
 * two gradients of the log loss with respect to the last two layers' weights.
 *
 * <p>Geiping et al. (2021), arXiv 2009.02276, equation 3. These gradients have a closed form, so
 * that the cosine can be differentiated once more: with p the probabilities, y the classes, h the
 * hidden values and x what the hidden layer reads, they are (p − y)ᵀh and (((p − y)W) ∘ [h &gt;
 * 0])ᵀx.
 *
 * @param wanted the gradients that the attacker wants, the last layer's first
 */
record Matching(List<NDArray> wanted) {
  Matching {
    wanted = List.copyOf(wanted);
  }

  /** Returns the gradients of the sum of the log losses, the last layer's first. */
  static List<NDArray> gradients(LiveNetwork network, NDArray images, NDArray classes) {
    NDArray read = network.flat(images);
    NDArray hidden = network.hiddenOf(read);
    NDArray error = network.scores(hidden).softmax(1).sub(classes);
    NDArray alive = hidden.stopGradient().sign();
    NDArray back = error.matMul(network.lastWeights()).mul(alive);
    return List.of(error.transpose().matMul(hidden), back.transpose().matMul(read));
  }

  /** Returns the cosine, as an array of one number. */
  NDArray cosine(LiveNetwork network, NDArray images, NDArray classes) {
    List<NDArray> found = gradients(network, images, classes);
    return product(found, wanted)
        .div(product(found, found).mul(product(wanted, wanted)).add(1e-12f).sqrt());
  }

  private static NDArray product(List<NDArray> these, List<NDArray> those) {
    NDArray sum = these.getFirst().mul(those.getFirst()).sum();
    for (int i = 1; i < these.size(); i++) {
      sum = sum.add(these.get(i).mul(those.get(i)).sum());
    }
    return sum;
  }
}
