// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.onnx.OnnxGraph;
import io.poisonlab.onnx.OnnxType;
import java.util.Arrays;
import java.util.List;

/**
 * A network of another module. It has no Smile copy: its way out is ONNX.
 *
 * @param feature the column of images
 * @param network what was trained
 */
record NetworkBody(Feature feature, ImageNetwork network) implements ModelBody {
  @Override
  public List<Feature> features() {
    return List.of(feature);
  }

  @Override
  public Scorer.Scale scale() {
    return Scorer.Scale.LOGITS;
  }

  @Override
  public double[][] scores(Table table) {
    return network.scores(images(table));
  }

  @Override
  public double[][] losses(Table table) {
    return Arrays.stream(scores(table)).map(scale()::losses).toArray(double[][]::new);
  }

  @Override
  public String export(OnnxGraph graph) {
    return graph.cast(network.export(graph, input(graph, feature)), OnnxType.DOUBLE);
  }

  /** Adds an input of images, bytes [rows, height, width] with the channels after them if 3. */
  static String input(OnnxGraph graph, Feature feature) {
    long[] shape = new long[feature.sides().size() + 1];
    shape[0] = OnnxGraph.ANY;
    for (int i = 1; i < shape.length; i++) {
      shape[i] = feature.sides().get(i - 1);
    }
    return graph.input(feature.name(), OnnxType.UINT8, shape);
  }

  private ImageColumn images(Table table) {
    if (table.columns().size() == 1
        && table.columns().getFirst() instanceof ImageColumn images
        && images.name().equals(feature.name())
        && images.shape().equals(feature.image())) {
      return images;
    }
    throw new IllegalArgumentException(
        "the model reads the column \"%s\" of images of %s, found %s"
            .formatted(feature.name(), feature.image(), table.columns()));
  }
}
