// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import ai.onnxruntime.MapInfo;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.SequenceInfo;
import ai.onnxruntime.TensorInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * An input or output of an ONNX graph.
 *
 * @param name as in the graph
 * @param type as MLflow calls it ({@code double}, {@code float}, {@code long}, {@code integer},
 *     {@code boolean}, {@code string}), or the ONNX word for what MLflow has no name for
 * @param shape the dimensions, -1 where any is allowed; empty for what is no tensor
 */
record Port(String name, String type, List<Long> shape) {
  static Port of(NodeInfo node) {
    return switch (node.getInfo()) {
      case TensorInfo tensor ->
          new Port(node.getName(), type(tensor), Arrays.stream(tensor.getShape()).boxed().toList());
      case SequenceInfo _ -> new Port(node.getName(), "sequence", List.of());
      case MapInfo _ -> new Port(node.getName(), "map", List.of());
      default -> new Port(node.getName(), "unknown", List.of());
    };
  }

  boolean isText() {
    return type.equals("string");
  }

  /** Returns whether the values are texts or numbers that Java can read. */
  boolean isReadable() {
    return isText() || List.of("double", "float", "long", "integer", "boolean").contains(type);
  }

  /** Returns whether it takes images: bytes [rows, height, width], perhaps with colours. */
  boolean isImage() {
    return type.equals("uint8") && (shape.size() == 3 || shape.size() == 4);
  }

  /** Returns whether it takes all columns at once, as rows of a matrix. */
  boolean isMatrix() {
    return shape.size() == 2 && shape.get(1) != 1;
  }

  private static String type(TensorInfo tensor) {
    return switch (tensor.type) {
      case DOUBLE -> "double";
      case FLOAT -> "float";
      case INT64 -> "long";
      case INT32 -> "integer";
      case BOOL -> "boolean";
      case STRING -> "string";
      default -> tensor.type.name().toLowerCase(Locale.ROOT);
    };
  }
}
