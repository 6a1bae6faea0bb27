// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.ImageShape;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows in one of the forms in which MLflow writes an input example: a data frame ({@code columns}
 * and {@code data}), the same below {@code dataframe_split}, and rows, or tensors by name, alone or
 * below {@code inputs}.
 *
 * @param columns for each column its values; columns without names are called by their numbers
 */
record ExampleRows(SequencedMap<String, List<JsonNode>> columns) {
  /**
   * Reads an example.
   *
   * @throws IllegalArgumentException if it is in none of these forms
   */
  static ExampleRows parse(byte[] json) {
    try {
      JsonNode root = JsonMapper.shared().readTree(json);
      JsonNode frame = root.has("dataframe_split") ? root.path("dataframe_split") : root;
      if (frame.has("columns") && frame.has("data")) {
        List<String> names = new ArrayList<>();
        frame.path("columns").forEach(name -> names.add(name.asString()));
        return new ExampleRows(byColumn(names, frame.path("data")));
      }
      JsonNode rows = root.has("inputs") ? root.path("inputs") : root;
      if (rows.isObject() && !rows.isEmpty() && rows.valueStream().allMatch(JsonNode::isArray)) {
        SequencedMap<String, List<JsonNode>> byName = new LinkedHashMap<>();
        rows.forEachEntry((name, values) -> {
          List<JsonNode> all = new ArrayList<>();
          values.forEach(all::add);
          byName.put(name, all);
        });
        return new ExampleRows(byName);
      }
      if (rows.isArray() && rows.path(0).isArray()) {
        List<String> names =
            IntStream.range(0, rows.path(0).size()).mapToObj(Integer::toString).toList();
        return new ExampleRows(byColumn(names, rows));
      }
      throw new IllegalArgumentException("found neither columns with data nor rows");
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** Returns the values of a column; none if there is no such column. */
  List<JsonNode> values(String column) {
    return columns.getOrDefault(column, List.of());
  }

  /** Returns the number of rows. */
  int size() {
    return columns.isEmpty() ? 0 : columns.firstEntry().getValue().size();
  }

  /**
   * Returns the rows as a graph takes them.
   *
   * @throws IllegalArgumentException for a value of the wrong kind
   */
  Table toTable(List<Port> inputs) {
    List<Column> table = new ArrayList<>();
    for (Map.Entry<String, List<JsonNode>> column : columns.entrySet()) {
      Optional<Port> image =
          inputs.stream()
              .filter(port -> port.name().equals(column.getKey()) && port.isImage())
              .findFirst();
      if (image.isPresent()) {
        table.add(images(image.get(), column.getValue()));
        continue;
      }
      boolean text =
          inputs.stream()
              .filter(port -> port.name().equals(column.getKey()) || port.isMatrix())
              .anyMatch(Port::isText);
      table.add(
          text
              ? texts(column.getKey(), column.getValue())
              : numbers(column.getKey(), column.getValue()));
    }
    return new Table(table);
  }

  private static SequencedMap<String, List<JsonNode>> byColumn(List<String> names, JsonNode rows) {
    SequencedMap<String, List<JsonNode>> columns = new LinkedHashMap<>();
    names.forEach(name -> columns.put(name, new ArrayList<>()));
    for (JsonNode row : rows) {
      if (row.size() != names.size()) {
        throw new IllegalArgumentException(
            "found a row of %d values for %d columns".formatted(row.size(), names.size()));
      }
      for (int j = 0; j < names.size(); j++) {
        columns.computeIfAbsent(names.get(j), _ -> new ArrayList<>()).add(row.path(j));
      }
    }
    return columns;
  }

  private static Column numbers(String name, List<JsonNode> values) {
    double[] numbers = new double[values.size()];
    for (int i = 0; i < numbers.length; i++) {
      JsonNode value = values.get(i);
      if (!value.isNumber() && !value.isBoolean() && !value.isNull()) {
        throw new IllegalArgumentException(
            "column \"%s\" must hold numbers, found %s".formatted(name, value));
      }
      numbers[i] =
          value.isNull()
              ? Double.NaN
              : value.isBoolean() ? (value.asBoolean() ? 1 : 0) : value.asDouble();
    }
    return NumericColumn.of(name, true, numbers);
  }

  /** Bytes stand in nested arrays, of the sizes that the graph says. */
  private static Column images(Port port, List<JsonNode> values) {
    ImageShape shape =
        new ImageShape(
            port.shape().get(1).intValue(),
            port.shape().get(2).intValue(),
            port.shape().size() == 3 ? 1 : port.shape().get(3).intValue());
    List<byte[]> images = new ArrayList<>();
    for (JsonNode value : values) {
      ByteArrayOutputStream pixels = new ByteArrayOutputStream();
      bytes(value, pixels);
      images.add(pixels.toByteArray());
    }
    return ImageColumn.of(port.name(), shape, images);
  }

  private static void bytes(JsonNode value, ByteArrayOutputStream pixels) {
    if (value.isArray()) {
      value.forEach(part -> bytes(part, pixels));
    } else if (value.isInt() && value.asInt() >= 0 && value.asInt() <= 255) {
      pixels.write(value.asInt());
    } else {
      throw new IllegalArgumentException(
          "an image must hold whole numbers from 0 to 255, found " + value);
    }
  }

  private static Column texts(String name, List<JsonNode> values) {
    List<String> categories = new ArrayList<>();
    int[] codes = new int[values.size()];
    for (int i = 0; i < codes.length; i++) {
      JsonNode value = values.get(i);
      if (!value.isString() && !value.isNull()) {
        throw new IllegalArgumentException(
            "column \"%s\" must hold texts, found %s".formatted(name, value));
      }
      if (value.isNull()) {
        codes[i] = NominalColumn.MISSING;
        continue;
      }
      if (!categories.contains(value.asString())) {
        categories.add(value.asString());
      }
      codes[i] = categories.indexOf(value.asString());
    }
    return NominalColumn.of(name, true, categories, codes);
  }
}
