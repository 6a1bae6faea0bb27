// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;

/** A network whose weights are arrays of the engine: what it computes of a batch of images. */
final class LiveNetwork {
  private static final Shape ONE = new Shape(1, 1);
  private static final Shape NONE = new Shape(0, 0);
  private static final Shape TWO = new Shape(2, 2);

  private final Layout layout;
  private final List<NDArray> weights;

  /** Copies weights into arrays of this manager. */
  LiveNetwork(NDManager arrays, Layout layout, List<Weights> weights) {
    this.layout = layout;
    List<NDArray> live = new ArrayList<>();
    for (Weights each : weights) {
      live.add(arrays.create(each.values(), new Shape(each.shape())));
    }
    this.weights = List.copyOf(live);
  }

  /** Returns the arrays of weights and offsets, layer by layer. */
  List<NDArray> weights() {
    return weights;
  }

  /** Forgets the gradients of the weights, where a gradient was taken for another reason. */
  void forgetGradients() {
    weights.forEach(array -> JniUtils.zeroGrad((PtNDArray) array));
  }

  /** Returns copies of the weights outside the engine. */
  List<Weights> copy() {
    List<long[]> shapes = layout.shapes();
    List<Weights> copies = new ArrayList<>();
    for (int i = 0; i < weights.size(); i++) {
      copies.add(new Weights(weights.get(i).toFloatArray(), shapes.get(i)));
    }
    return List.copyOf(copies);
  }

  /** Returns what the second convolution sees in the images, after its ReLU and pooling. */
  NDArray maps(NDArray images) {
    return convolved(convolved(images, 0), 2);
  }

  /** Returns the hidden layer's values, [rows, hidden]. */
  NDArray hidden(NDArray images) {
    return hiddenOf(flat(images));
  }

  /** Returns what the hidden layer reads, [rows, flat]. */
  NDArray flat(NDArray images) {
    return maps(images).reshape(-1, layout.flat());
  }

  /** Returns the hidden layer's values, [rows, hidden], of what it reads. */
  NDArray hiddenOf(NDArray flat) {
    return Activation.relu(Linear.linear(flat, weights.get(4), weights.get(5)).singletonOrThrow());
  }

  /** Returns the weights of the scores, [classes, hidden]. */
  NDArray lastWeights() {
    return weights.get(6);
  }

  /** Returns the scores of the classes, [rows, classes]. */
  NDArray scores(NDArray hidden) {
    return Linear.linear(hidden, weights.get(6), weights.get(7)).singletonOrThrow();
  }

  private NDArray convolved(NDArray images, int first) {
    NDArray convolved =
        Conv2d.conv2d(images, weights.get(first), weights.get(first + 1), ONE, NONE, ONE, 1)
            .singletonOrThrow();
    return Pool.maxPool2d(Activation.relu(convolved), TWO, TWO, NONE, false);
  }
}
