// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;
import tools.jackson.dataformat.yaml.util.StringQuotingChecker;

/**
 * MLflow's {@code meta.yaml}: one mapping with sorted keys.
 *
 * <p>Every text that MLflow's reader (YAML 1.1) could take for something else, such as {@code 0},
 * {@code yes} or {@code 2026-11-21}, is written in quotes; what is read is taken as text, however
 * it was written, so that {@code 1e5} stays {@code 1e5}.
 */
final class MetaYaml {
  private static final YAMLFactory FACTORY =
      YAMLFactory.builder()
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
          .disable(YAMLWriteFeature.SPLIT_LINES)
          .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
          .stringQuotingChecker(new Cautious())
          .build();

  private final SortedMap<String, Object> fields = new TreeMap<>();

  MetaYaml text(String name, String value) {
    fields.put(name, value);
    return this;
  }

  MetaYaml number(String name, long value) {
    fields.put(name, value);
    return this;
  }

  MetaYaml nothing(String name) {
    fields.put(name, Optional.empty());
    return this;
  }

  MetaYaml emptyList(String name) {
    fields.put(name, List.of());
    return this;
  }

  MetaYaml texts(String name, Map<String, String> values) {
    fields.put(name, new TreeMap<>(values));
    return this;
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
      generator.writeStartObject();
      fields.forEach((name, value) -> {
        generator.writeName(name);
        write(generator, value);
      });
      generator.writeEndObject();
    }
    return out.toByteArray();
  }

  private static void write(JsonGenerator generator, Object value) {
    switch (value) {
      case String text -> generator.writeString(text);
      case Long number -> generator.writeNumber(number);
      case Map<?, ?> texts -> {
        generator.writeStartObject();
        texts.forEach((key, text) -> generator.writeStringProperty((String) key, (String) text));
        generator.writeEndObject();
      }
      case List<?> _ -> {
        generator.writeStartArray();
        generator.writeEndArray();
      }
      default -> generator.writeNull();
    }
  }

  /**
   * Reads the texts of a mapping; those of a mapping within it have the key {@code outer/inner}.
   * What is null or in a list is left out.
   *
   * @throws JacksonException if the bytes are not YAML
   */
  static Map<String, String> read(byte[] bytes) {
    Map<String, String> texts = new HashMap<>();
    Deque<String> outer = new ArrayDeque<>();
    String name = "";
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        switch (token) {
          case PROPERTY_NAME -> name = parser.currentName();
          case START_ARRAY -> parser.skipChildren();
          case START_OBJECT -> outer.push(name.isEmpty() ? "" : outer.getFirst() + name + "/");
          case END_OBJECT -> outer.pop();
          case VALUE_NULL -> {}
          default ->
              texts.put(outer.isEmpty() ? name : outer.getFirst() + name, parser.getString());
        }
      }
    }
    return texts;
  }

  /** Quotes all but words and paths that no YAML version takes for anything but text. */
  private static final class Cautious extends StringQuotingChecker {
    private static final long serialVersionUID = 1L;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][\\w./\\-]*");

    @Override
    public boolean needToQuoteName(String name) {
      return isReservedKeyword(name) || !PLAIN.matcher(name).matches();
    }

    @Override
    public boolean needToQuoteValue(String value) {
      return isReservedKeyword(value) || !PLAIN.matcher(value).matches();
    }
  }
}
