// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import tools.jackson.databind.node.ArrayNode;

/** A column as MLflow's signatures and schemas name it. */
final class ColumnSpec {
  private ColumnSpec() {}

  /** Adds a column to those of a signature or schema. */
  static void add(ArrayNode columns, String name, boolean numeric, boolean required) {
    columns
        .addObject()
        .put("type", numeric ? "double" : "string")
        .put("name", name)
        .put("required", required);
  }
}
