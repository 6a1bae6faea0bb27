// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.learner.ImageNetwork;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.learner.TrainingEpoch;
import io.poisonlab.onnx.OnnxGraph;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** A finished network: immutable, its weights outside the engine. */
final class ConvolutionalNetwork implements ImageNetwork {
  /** Images are looked at in blocks of this size, blocks in parallel. */
  private static final int BLOCK = 500;

  private final Layout layout;
  private final List<Weights> weights;
  private final List<TrainingEpoch> curve;

  ConvolutionalNetwork(Layout layout, List<Weights> weights, List<TrainingEpoch> curve) {
    this.layout = layout;
    this.weights = List.copyOf(weights);
    this.curve = List.copyOf(curve);
  }

  /**
   * Returns the network of a model.
   *
   * @throws IllegalArgumentException if the model is of another learner
   */
  static ConvolutionalNetwork of(TrainedModel model) {
    return model
        .network()
        .filter(ConvolutionalNetwork.class::isInstance)
        .map(ConvolutionalNetwork.class::cast)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "a model of the learner convolutional-network is needed, found one of the columns %s"
                    .formatted(model.features())));
  }

  Layout layout() {
    return layout;
  }

  List<Weights> weights() {
    return weights;
  }

  @Override
  public List<TrainingEpoch> curve() {
    return curve;
  }

  @Override
  public double[][] scores(ImageColumn images) {
    return blocks(images, (live, batch) -> live.scores(live.hidden(batch)));
  }

  @Override
  public double[][] hidden(ImageColumn images) {
    return blocks(images, LiveNetwork::hidden);
  }

  /** Returns for each filter of the last convolution its mean value over places and images. */
  double[] activity(ImageColumn images) {
    double[][] each =
        blocks(images, (live, batch) -> live.maps(batch).mean(new int[] {3}).mean(new int[] {2}));
    return IntStream.range(0, each[0].length)
        .mapToDouble(
            filter -> Arrays.stream(each).mapToDouble(row -> row[filter]).average().orElse(0))
        .toArray();
  }

  /** Returns the network in the engine. */
  LiveNetwork live(NDManager arrays) {
    return new LiveNetwork(arrays, layout, weights);
  }

  @Override
  public String export(OnnxGraph graph, String pixels) {
    return NetworkGraph.add(graph, pixels, layout, weights);
  }

  private double[][] blocks(ImageColumn images, BiFunction<LiveNetwork, NDArray, NDArray> wanted) {
    double[][] all = new double[images.size()][];
    IntStream.range(0, (images.size() + BLOCK - 1) / BLOCK)
        .parallel()
        .forEach(block -> {
          int[] rows =
              IntStream.range(block * BLOCK, Math.min((block + 1) * BLOCK, images.size()))
                  .toArray();
          float[] values =
              Torch.with(arrays ->
                  wanted
                      .apply(
                          live(arrays),
                          Batch.array(arrays, Batch.numbers(images, rows), layout.input()))
                      .toFloatArray());
          int width = values.length / rows.length;
          for (int i = 0; i < rows.length; i++) {
            all[rows[i]] = doubles(Arrays.copyOfRange(values, i * width, (i + 1) * width));
          }
        });
    return all;
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }
}
