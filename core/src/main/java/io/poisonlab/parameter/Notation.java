// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.parameter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * An algorithm in one line of text, as it is written where it is a setting of another: {@code
 * random-forest} or {@code random-forest(trees=50;depth=5)}. What is not named is at its default.
 * The values of a list are separated by commas.
 *
 * @param id the algorithm's id
 * @param settings the values written, texts or lists of them
 */
public record Notation(String id, SequencedMap<String, Object> settings) {
  /** Copies the settings. */
  public Notation {
    settings = new LinkedHashMap<>(settings);
  }

  /**
   * Reads one algorithm.
   *
   * @throws IllegalArgumentException if the text is none
   */
  public static Notation parse(String text) {
    String stripped = text.strip();
    int open = stripped.indexOf('(');
    if (open < 0) {
      return new Notation(stripped, new LinkedHashMap<>());
    }
    if (!stripped.endsWith(")")) {
      throw notUnderstood(text);
    }
    SequencedMap<String, Object> settings = new LinkedHashMap<>();
    for (String part : split(stripped.substring(open + 1, stripped.length() - 1), ';')) {
      int equals = part.indexOf('=');
      if (equals < 1) {
        throw notUnderstood(text);
      }
      String value = part.substring(equals + 1).strip();
      List<String> values = split(value, ',');
      String name = part.substring(0, equals).strip();
      if (settings.put(name, values.size() > 1 ? values : value) != null) {
        throw new IllegalArgumentException(
            "\"%s\" gives the setting \"%s\" twice".formatted(text, name));
      }
    }
    return new Notation(stripped.substring(0, open).strip(), settings);
  }

  /** Returns the text of an algorithm with all of its settings. */
  public static String of(Object algorithm) {
    Description description = Description.of(algorithm);
    return text(description.id(), description.settings());
  }

  /** Splits at a character that stands outside brackets; empty parts are left out. */
  static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || (depth == 0 && text.charAt(i) == separator)) {
        String part = text.substring(start, i).strip();
        if (!part.isEmpty()) {
          parts.add(part);
        }
        start = i + 1;
      } else if (text.charAt(i) == '(') {
        depth++;
      } else if (text.charAt(i) == ')') {
        depth--;
      }
    }
    return parts;
  }

  private static String text(String id, Map<String, Object> settings) {
    String written =
        settings.entrySet().stream()
            .filter(setting -> !setting.getValue().equals(List.of()))
            .map(setting -> setting.getKey() + "=" + value(setting.getValue()))
            .collect(Collectors.joining(";"));
    return written.isEmpty() ? id : "%s(%s)".formatted(id, written);
  }

  private static String value(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(Object::toString).collect(Collectors.joining(","))
        : value.toString();
  }

  private static IllegalArgumentException notUnderstood(String text) {
    return new IllegalArgumentException(
        "\"%s\" is no algorithm; write an id, or an id and settings as in random-forest(trees=50;depth=5)"
            .formatted(text));
  }

  @Override
  public String toString() {
    return text(id, settings);
  }
}
