// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;

/**
 * Moves arrays against their gradients, each number at a pace of its own.
 *
 * <p>Kingma and Ba (2015), "Adam", arXiv 1412.6980, algorithm 1; the weight decay is taken off
 * beside the gradient's step: Loshchilov and Hutter (2019), arXiv 1711.05101, algorithm 2.
 */
final class Adam {
  private static final float BETA_1 = 0.9f;
  private static final float BETA_2 = 0.999f;
  private static final float EPSILON = 1e-8f;
  private static final float UNLIMITED = -1;

  private final double rate;
  private final double decay;
  private final List<NDArray> moved;
  private final List<NDArray> means = new ArrayList<>();
  private final List<NDArray> squares = new ArrayList<>();
  private int steps;

  /**
   * Starts with arrays that want gradients from now on.
   *
   * @param rate how far a step goes at the most, about
   * @param decay which share of {@code rate} times a number is taken off it at each step
   */
  Adam(NDManager arrays, List<NDArray> moved, double rate, double decay) {
    this.rate = rate;
    this.decay = decay;
    this.moved = List.copyOf(moved);
    for (NDArray array : moved) {
      array.setRequiresGradient(true);
      means.add(arrays.zeros(array.getShape()));
      squares.add(arrays.zeros(array.getShape()));
    }
  }

  /** Takes a step, and forgets the gradients. */
  void step() {
    steps++;
    double warm =
        Math.sqrt(1 - Math.pow(BETA_2, steps)) / (1 - Math.pow(BETA_1, steps)); // section 2
    for (int i = 0; i < moved.size(); i++) {
      PtNDArray array = (PtNDArray) moved.get(i);
      try (PtNDArray gradient = array.getGradient()) {
        JniUtils.adamUpdate(
            array,
            gradient,
            (PtNDArray) means.get(i),
            (PtNDArray) squares.get(i),
            (float) rate,
            (float) (rate * warm),
            (float) decay,
            1,
            UNLIMITED,
            BETA_1,
            BETA_2,
            EPSILON,
            true);
      }
      JniUtils.zeroGrad(array);
    }
  }

  /** Returns what it remembers, to go on later with {@link #resume}. */
  State state() {
    return new State(steps, numbers(means), numbers(squares));
  }

  /** Goes on where another one was. */
  void resume(State state) {
    steps = state.steps();
    for (int i = 0; i < moved.size(); i++) {
      means.get(i).set(state.means().get(i));
      squares.get(i).set(state.squares().get(i));
    }
  }

  private static List<float[]> numbers(List<NDArray> arrays) {
    return arrays.stream().map(NDArray::toFloatArray).toList();
  }

  /**
   * What the steps so far have left.
   *
   * @param steps how many there were
   * @param means the running means of the gradients
   * @param squares those of their squares
   */
  record State(int steps, List<float[]> means, List<float[]> squares) {
    State {
      means = List.copyOf(means);
      squares = List.copyOf(squares);
    }
  }
}
