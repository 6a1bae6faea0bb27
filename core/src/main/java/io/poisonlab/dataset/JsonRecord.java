// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line of JSON: an object, its fields by their names.
 *
 * @param fields in their order
 */
record JsonRecord(SequencedMap<String, Field> fields) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /**
   * A field.
   *
   * @param from where its value begins in the line
   * @param to where it ends
   * @param nested whether it is an object or an array
   * @param cell what it says as a cell of a table: nothing for null
   */
  record Field(int from, int to, boolean nested, String cell) {}

  /** What is wrong with a line. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }

  /** Reads a line. */
  static JsonRecord read(String line) throws Malformed {
    SequencedMap<String, Field> fields = new LinkedHashMap<>();
    try (JsonParser parser = JSON.createParser(line)) {
      JsonToken first = parser.nextToken();
      if (first != JsonToken.START_OBJECT) {
        throw new Malformed(
            "found %s, needed is one object with a field for each column, such as {\"text\": \"Good.\", \"label\": \"positive\"}"
                .formatted(kind(first)));
      }
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        fields.put(name, field(parser));
      }
      if (parser.nextToken() != null) {
        throw new Malformed("found more than one object; each needs a line of its own");
      }
    } catch (JacksonException e) {
      throw new Malformed(
          "not well-formed JSON: %s; write one object a line".formatted(e.getOriginalMessage()));
    }
    return new JsonRecord(fields);
  }

  private static Field field(JsonParser parser) {
    JsonToken token = parser.nextToken();
    int from = (int) parser.currentTokenLocation().getCharOffset();
    boolean nested = token.isStructStart();
    String cell = nested || token == JsonToken.VALUE_NULL ? "" : parser.getString();
    parser.skipChildren();
    return new Field(from, (int) parser.currentLocation().getCharOffset(), nested, cell);
  }

  private static String kind(JsonToken token) {
    return switch (token) {
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a string";
      case VALUE_NULL -> "null";
      case VALUE_TRUE, VALUE_FALSE -> "a truth value";
      default -> "a number";
    };
  }

  /** Returns a text as JSON. */
  static String quoted(String text) {
    return JSON.writeValueAsString(text);
  }
}
