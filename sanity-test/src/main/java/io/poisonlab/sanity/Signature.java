// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an MLflow model says that it takes and gives.
 *
 * @param inputs in order
 * @param outputs in order
 */
record Signature(List<Slot> inputs, List<Slot> outputs) {
  /** The types that numpy and MLflow call differently. */
  private static final Map<String, String> NUMPY =
      Map.of(
          "float32", "float",
          "float64", "double",
          "int64", "long",
          "int32", "integer",
          "bool", "boolean",
          "object", "string",
          "str", "string");

  /**
   * A column, or a tensor.
   *
   * @param name the name, if it has one
   * @param type as MLflow calls it
   * @param required whether it must be given
   * @param shape of a tensor, -1 for any; nothing for a column
   */
  record Slot(Optional<String> name, String type, boolean required, Optional<List<Long>> shape) {}

  /**
   * Reads the two JSON texts of an {@code MLmodel} file.
   *
   * @throws IllegalArgumentException if they are none
   */
  static Signature parse(String inputs, String outputs) {
    return new Signature(slots("inputs", inputs), slots("outputs", outputs));
  }

  private static List<Slot> slots(String what, String json) {
    try {
      List<Slot> slots = new ArrayList<>();
      for (JsonNode node : JsonMapper.shared().readTree(json)) {
        slots.add(slot(node));
      }
      return List.copyOf(slots);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "the signature's %s are no list of columns: %s".formatted(what, e.getOriginalMessage()),
          e);
    }
  }

  private static Slot slot(JsonNode node) {
    Optional<String> name = node.path("name").asStringOpt();
    String type = node.path("type").asString("");
    boolean required = node.path("required").asBoolean(!node.path("optional").asBoolean(false));
    if (!type.equals("tensor")) {
      return new Slot(name, type, required, Optional.empty());
    }
    List<Long> shape = new ArrayList<>();
    node.path("tensor-spec").path("shape").forEach(size -> shape.add(size.asLong(-1)));
    String dtype = node.path("tensor-spec").path("dtype").asString("");
    return new Slot(
        name, NUMPY.getOrDefault(dtype, dtype), required, Optional.of(List.copyOf(shape)));
  }
}
