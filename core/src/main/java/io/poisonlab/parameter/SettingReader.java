// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.parameter;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Turns what a user wrote, text or a value of a YAML file, into a record component's type. */
final class SettingReader {
  private final String owner;

  /**
   * Reads settings of one algorithm.
   *
   * @param owner whose settings they are, for messages
   */
  SettingReader(String owner) {
    this.owner = owner;
  }

  /** Returns what may be written for this type, in a word. */
  static String typeName(Class<?> type) {
    if (type == double.class) {
      return "number";
    } else if (type == int.class || type == long.class) {
      return "integer";
    } else if (type == boolean.class) {
      return "true or false";
    } else if (type == List.class) {
      return "list of names";
    } else if (type.isEnum()) {
      return String.join(", ", words(type));
    }
    return "text";
  }

  /** Returns the value in the component's type. */
  Object read(String name, Object written, Class<?> type) {
    String text = written.toString().strip();
    try {
      if (type == double.class) {
        return Double.parseDouble(text);
      } else if (type == int.class) {
        return Integer.parseInt(text);
      } else if (type == long.class) {
        return Long.parseLong(text);
      } else if (type == boolean.class && (text.equals("true") || text.equals("false"))) {
        return text.equals("true");
      } else if (type == List.class) {
        return names(written);
      } else if (type == String.class) {
        return text;
      }
    } catch (NumberFormatException e) {
      throw invalid(name, written, type);
    }
    return Arrays.stream(orEmpty(type.getEnumConstants()))
        .filter(constant -> Description.written(constant).equals(text))
        .findFirst()
        .orElseThrow(() -> invalid(name, written, type));
  }

  private IllegalArgumentException invalid(String name, Object written, Class<?> type) {
    return new IllegalArgumentException(
        "%s: setting \"%s\" must be %s, found \"%s\""
            .formatted(
                owner, name, type.isEnum() ? "one of " + typeName(type) : typeName(type), written));
  }

  private static List<String> names(Object written) {
    Stream<?> parts =
        written instanceof List<?> list
            ? list.stream()
            : Arrays.stream(written.toString().split(",", -1));
    return parts.map(part -> part.toString().strip()).filter(part -> !part.isEmpty()).toList();
  }

  private static List<String> words(Class<?> type) {
    return Arrays.stream(orEmpty(type.getEnumConstants()))
        .map(constant -> Description.written(constant).toString())
        .toList();
  }

  private static Object[] orEmpty(Object @org.jspecify.annotations.Nullable [] constants) {
    return constants == null ? new Object[0] : constants;
  }
}
