// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.parameter.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A map of a YAML file that knows its place in it, so that every error can name it. */
final class YamlMap {
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final int MAX_SEEDS = 1_000_000;

  private final String place;
  private final JsonNode node;

  private YamlMap(String place, JsonNode node) {
    this.place = place;
    this.node = node;
  }

  /**
   * Reads a file's text.
   *
   * @param kind what the file is, as messages call it
   * @param name the file's name
   * @param needed the key that it must have at least
   */
  static YamlMap parse(String yaml, String kind, String name, String needed) {
    try {
      JsonNode root = MAPPER.readTree(yaml);
      if (!root.isObject()) {
        throw new IllegalArgumentException(
            "%s %s: found %s; a %s is keys with their values and needs at least the key \"%s\""
                .formatted(kind, name, words(root), kind, needed));
      }
      return new YamlMap(kind + " " + name, root);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "%s %s is not valid YAML: %s".formatted(kind, name, e.getOriginalMessage()), e);
    }
  }

  private static String words(JsonNode found) {
    return found.isArray()
        ? "a list"
        : found.isValueNode() && !found.isNull() ? "a single value, " + found : "no keys";
  }

  static String write(Map<String, Object> root) {
    return MAPPER.writeValueAsString(root);
  }

  IllegalArgumentException error(String message) {
    return new IllegalArgumentException(place + ": " + message);
  }

  void allow(String... keys) {
    for (String key : node.propertyNames()) {
      if (!List.of(keys).contains(key)) {
        throw error("unknown key \"%s\"; the known ones are %s".formatted(key, List.of(keys)));
      }
    }
  }

  boolean isMap(String key) {
    return node.path(key).isObject();
  }

  YamlMap map(String key) {
    return new YamlMap("%s, key \"%s\"".formatted(place, key), node.path(key));
  }

  Optional<String> text(String key) {
    return value(key).map(found -> scalar(key, found));
  }

  Optional<Double> number(String key) {
    return value(key)
        .map(found -> {
          if (!found.isNumber()) {
            throw error("\"%s\" must be a number, found %s".formatted(key, found));
          }
          return found.asDouble();
        });
  }

  Optional<Integer> integer(String key) {
    return value(key)
        .map(found -> {
          if (!found.isInt()) {
            throw error("\"%s\" must be an integer, found %s".formatted(key, found));
          }
          return found.asInt();
        });
  }

  /** Reads integers: a list, one, or text as {@code 1..20}. */
  Optional<List<Integer>> integers(String key) {
    return value(key)
        .map(found -> {
          if (found.isString()) {
            return inPlace(
                key,
                () ->
                    SeedList.parse(found.asString()).seeds().stream()
                        .map(Math::toIntExact)
                        .toList());
          }
          List<Integer> integers = new ArrayList<>();
          for (JsonNode each : found.isArray() ? found : List.of(found)) {
            if (!each.isInt()) {
              throw error("\"%s\" must be integers, found %s".formatted(key, each));
            }
            integers.add(each.asInt());
          }
          return integers;
        });
  }

  Optional<Boolean> truth(String key) {
    return value(key)
        .map(found -> {
          if (!found.isBoolean()) {
            throw error("\"%s\" must be true or false, found %s".formatted(key, found));
          }
          return found.asBoolean();
        });
  }

  boolean has(String key) {
    return value(key).isPresent();
  }

  /** Returns the elements of a list, one or more, each as a map with this one key. */
  List<YamlMap> each(String list, String key) {
    JsonNode found = node.path(list);
    if (!found.isArray() || found.isEmpty()) {
      throw error("\"%s\" must be a list of one or more, found %s".formatted(list, found));
    }
    List<YamlMap> elements = new ArrayList<>();
    for (JsonNode element : found) {
      elements.add(
          new YamlMap(
              "%s, key \"%s\"".formatted(place, list),
              MAPPER.createObjectNode().set(key, element)));
    }
    return elements;
  }

  /** Reads a list of numbers; none where the key is missing. */
  List<Double> numbers(String key) {
    List<Double> numbers = new ArrayList<>();
    value(key)
        .ifPresent(found -> {
          for (JsonNode number : found.isArray() ? found : List.of(found)) {
            if (!number.isNumber()) {
              throw error("\"%s\" must hold numbers, found %s".formatted(key, number));
            }
            numbers.add(number.asDouble());
          }
        });
    return numbers;
  }

  /** Returns the text, which must be there. */
  String needed(String key) {
    return text(key).orElseThrow(() -> error("the key \"%s\" is missing".formatted(key)));
  }

  long seed(String key) {
    return seed(
        key, value(key).orElseThrow(() -> error("the key \"%s\" is missing".formatted(key))));
  }

  private long seed(String key, JsonNode found) {
    if (!found.isIntegralNumber() || !found.canConvertToLong()) {
      throw error("\"%s\" must hold integers of 64 bits, found %s".formatted(key, found));
    }
    return found.asLong();
  }

  private String scalar(String key, JsonNode found) {
    if (found.isContainer()) {
      throw error("\"%s\" must be a single text, found %s".formatted(key, found));
    }
    return found.asString();
  }

  List<String> texts(String key) {
    JsonNode found = node.path(key);
    if (found.isMissingNode() || found.isNull()) {
      return List.of();
    }
    if (!found.isArray()) {
      throw error("\"%s\" must be a list, found %s".formatted(key, found));
    }
    List<String> texts = new ArrayList<>();
    found.forEach(element -> texts.add(scalar(key, element)));
    return texts;
  }

  /**
   * Reads seeds: a list, text as {@code 1..20}, or a range {@code {from, to}}, both ends included.
   */
  Optional<List<Long>> seeds(String key) {
    if (isMap(key)) {
      YamlMap range = map(key);
      range.allow("from", "to");
      long from = range.seed("from");
      long to = range.seed("to");
      if (from > to || to - from < 0 || to - from >= MAX_SEEDS) {
        throw range.error(
            "\"to\" must be at least \"from\" and make %d seeds at the most, found %d to %d"
                .formatted(MAX_SEEDS, from, to));
      }
      return Optional.of(LongStream.rangeClosed(from, to).boxed().toList());
    }
    return value(key)
        .map(found -> {
          if (found.isString()) {
            return inPlace(key, () -> SeedList.parse(found.asString()).seeds());
          }
          List<Long> seeds = new ArrayList<>();
          for (JsonNode seed : found.isArray() ? found : List.of(found)) {
            seeds.add(seed(key, seed));
          }
          return seeds;
        });
  }

  /** Reads a list of algorithms, each a name or {@code name: {setting: value}}. */
  <T> Optional<List<T>> named(
      String key, Catalogue<?, ?> known, BiFunction<String, Map<String, ?>, T> create) {
    return value(key)
        .map(found -> {
          if (!found.isArray()) {
            throw error("\"%s\" must be a list, found %s".formatted(key, found));
          }
          List<T> made = new ArrayList<>();
          found.forEach(entry -> made.add(create(key, entry, known, create)));
          return made;
        });
  }

  /** Reads one algorithm, a name or {@code name: {setting: value}}. */
  <T> Optional<T> one(String key, Catalogue<T, ?> known) {
    return value(key).map(found -> create(key, found, known, known::create));
  }

  private <T> T create(
      String key,
      JsonNode found,
      Catalogue<?, ?> known,
      BiFunction<String, Map<String, ?>, T> create) {
    return inPlace(
        key,
        () -> {
          AlgorithmEntry entry = AlgorithmEntry.read(found, known, MAPPER);
          return create.apply(entry.id(), entry.settings());
        });
  }

  /** Makes a value; an error then names this place and the key. */
  <T> T inPlace(String key, Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s, key \"%s\": %s".formatted(place, key, e.getMessage()), e);
    }
  }

  private Optional<JsonNode> value(String key) {
    JsonNode found = node.path(key);
    return found.isMissingNode() || found.isNull() ? Optional.empty() : Optional.of(found);
  }
}
