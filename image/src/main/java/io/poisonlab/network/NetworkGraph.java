// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.network;

import io.poisonlab.onnx.OnnxAttribute;
import io.poisonlab.onnx.OnnxGraph;
import io.poisonlab.onnx.OnnxType;
import java.util.List;

/** Writes a network as ONNX nodes, in single precision as the engine computes it. */
final class NetworkGraph {
  private static final float BRIGHTEST = 255;

  private NetworkGraph() {}

  /** Adds a network that reads bytes; returns the name of its scores, [rows, classes]. */
  static String add(OnnxGraph graph, String pixels, Layout layout, List<Weights> weights) {
    String numbers =
        graph.node(
            "Div",
            List.of(graph.cast(pixels, OnnxType.FLOAT), graph.floats(new float[] {BRIGHTEST}, 1)));
    String planes =
        layout.input().channels() == 1
            ? graph.node("Unsqueeze", List.of(numbers, graph.integers(1)))
            : graph.node("Transpose", List.of(numbers), OnnxAttribute.integers("perm", 0, 3, 1, 2));
    String maps = convolved(graph, convolved(graph, planes, weights, 0), weights, 2);
    String flat = graph.node("Flatten", List.of(maps), OnnxAttribute.integer("axis", 1));
    String hidden = graph.node("Relu", List.of(dense(graph, flat, weights, 4)));
    return dense(graph, hidden, weights, 6);
  }

  private static String convolved(
      OnnxGraph graph, String images, List<Weights> weights, int first) {
    String convolved =
        graph.node(
            "Conv",
            List.of(
                images,
                constant(graph, weights.get(first)),
                constant(graph, weights.get(first + 1))),
            OnnxAttribute.integers("kernel_shape", Layout.KERNEL, Layout.KERNEL));
    return graph.node(
        "MaxPool",
        List.of(graph.node("Relu", List.of(convolved))),
        OnnxAttribute.integers("kernel_shape", 2, 2),
        OnnxAttribute.integers("strides", 2, 2));
  }

  private static String dense(OnnxGraph graph, String values, List<Weights> weights, int first) {
    return graph.node(
        "Gemm",
        List.of(
            values, constant(graph, weights.get(first)), constant(graph, weights.get(first + 1))),
        OnnxAttribute.integer("transB", 1));
  }

  private static String constant(OnnxGraph graph, Weights weights) {
    return graph.floats(weights.values(), weights.shape());
  }
}
