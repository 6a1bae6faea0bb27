// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import io.poisonlab.dataset.Column;
import io.poisonlab.learner.Feature;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A column as MLflow's signatures and schemas name it. */
final class ColumnSpec {
  private ColumnSpec() {}

  /** Adds an input of a model: a column, or images as a tensor of bytes. */
  static void add(ArrayNode inputs, Feature feature) {
    if (feature.kind() != Column.Kind.IMAGE) {
      add(inputs, feature.name(), feature.kind() == Column.Kind.NUMERIC, !feature.nullable());
      return;
    }
    ObjectNode tensor = inputs.addObject().put("name", feature.name()).put("type", "tensor");
    ArrayNode shape =
        tensor.putObject("tensor-spec").put("dtype", "uint8").putArray("shape").add(-1);
    feature.sides().forEach(shape::add);
  }

  /** Adds a column of a data set to those of a schema. */
  static void add(ArrayNode columns, Column column) {
    if (column.kind() == Column.Kind.IMAGE) {
      columns.addObject().put("type", "binary").put("name", column.name()).put("required", true);
    } else {
      add(columns, column.name(), column.kind() == Column.Kind.NUMERIC, !column.nullable());
    }
  }

  /** Adds a column to those of a signature or schema. */
  static void add(ArrayNode columns, String name, boolean numeric, boolean required) {
    columns
        .addObject()
        .put("type", numeric ? "double" : "string")
        .put("name", name)
        .put("required", required);
  }
}
