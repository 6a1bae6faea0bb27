// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.dataset.TextColumn;
import io.poisonlab.learner.Feature;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One row of a table as a JSON object: numbers, texts, images as their bytes in Base64, and null
 * where a value is missing.
 */
final class JsonRow {
  private JsonRow() {}

  static ObjectNode of(Table table, int row) {
    ObjectNode object = JsonMapper.shared().createObjectNode();
    for (Column column : table.columns()) {
      if (column.isMissing(row)) {
        object.putNull(column.name());
      } else if (column instanceof NumericColumn numbers) {
        object.put(column.name(), numbers.value(row));
      } else {
        object.put(column.name(), column.text(row));
      }
    }
    return object;
  }

  /**
   * Reads a table of one row.
   *
   * @throws IllegalArgumentException if a column is missing or holds the wrong kind of value
   */
  static Table table(JsonNode object, List<Feature> columns) {
    List<Column> read = new ArrayList<>();
    for (Feature feature : columns) {
      JsonNode value = object.path(feature.name());
      boolean fits =
          switch (feature.kind()) {
            case NUMERIC -> value.isNumber();
            case NOMINAL, TEXT, IMAGE -> value.isString();
          };
      if (!fits && !(value.isNull() && feature.nullable())) {
        throw new IllegalArgumentException(
            "column \"%s\" must be %s%s, found %s"
                .formatted(
                    feature.name(),
                    feature.kind() == Column.Kind.NUMERIC ? "a number" : "a text",
                    feature.nullable() ? " or null" : "",
                    value));
      }
      read.add(
          switch (feature.kind()) {
            case NUMERIC ->
                NumericColumn.of(
                    feature.name(),
                    feature.nullable(),
                    value.isNull() ? Double.NaN : value.asDouble());
            case TEXT ->
                TextColumn.of(feature.name(), List.of(value.isNull() ? "" : value.asString()));
            case IMAGE ->
                ImageColumn.of(
                    feature.name(),
                    feature.image(),
                    List.of(ImageColumn.parse(value.asString(), feature.image())));
            case NOMINAL ->
                value.isNull()
                    ? NominalColumn.of(feature.name(), true, List.of(), NominalColumn.MISSING)
                    : NominalColumn.of(
                        feature.name(), feature.nullable(), List.of(value.asString()), 0);
          });
    }
    return new Table(read);
  }
}
