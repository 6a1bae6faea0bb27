// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.onnx.OnnxGraph;
import io.poisonlab.onnx.OnnxType;
import java.util.List;

/**
 * A column of images becomes one value for each byte, from 0 to 1: for whatever works on rows of
 * numbers, of which 60,000 small images take 400 MB.
 *
 * @param feature the column
 */
record PixelEncoding(Feature feature) implements FeatureEncoder.ColumnEncoding {
  private static final double BRIGHTEST = 255;

  static PixelEncoding fit(ImageColumn column) {
    return new PixelEncoding(Feature.of(column));
  }

  @Override
  public int width() {
    return feature.image().bytes();
  }

  @Override
  public void encode(Column column, double[][] rows, int offset) {
    if (!(column instanceof ImageColumn images) || !images.shape().equals(feature.image())) {
      throw mismatch(column);
    }
    for (int row = 0; row < rows.length; row++) {
      byte[] pixels = images.pixels(row);
      for (int i = 0; i < pixels.length; i++) {
        rows[row][offset + i] = Byte.toUnsignedInt(pixels[i]) / BRIGHTEST;
      }
    }
  }

  @Override
  public String export(OnnxGraph graph, String input) {
    String flat = graph.node("Reshape", List.of(input, graph.integers(0, width())));
    return graph.node(
        "Div",
        List.of(graph.cast(flat, OnnxType.DOUBLE), graph.doubles(new double[] {BRIGHTEST}, 1)));
  }
}
