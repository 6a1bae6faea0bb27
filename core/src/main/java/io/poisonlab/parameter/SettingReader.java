// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.parameter;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns what a user wrote, text or a value of a YAML file, into a record component's type. */
final class SettingReader {
  private final String owner;
  private final List<Family<?>> families;

  /**
   * Reads settings of one algorithm.
   *
   * @param owner whose settings they are, for messages
   * @param families what algorithms may stand among them
   */
  SettingReader(String owner, List<Family<?>> families) {
    this.owner = owner;
    this.families = List.copyOf(families);
  }

  /** Returns what may be written for this component, in a word. */
  String typeName(RecordComponent component) {
    Optional<Family<?>> family = family(component);
    String many = component.getType() == List.class ? "list of %ss" : "%s";
    return family
        .map(known -> many.formatted(Description.snakeCase(known.type().getSimpleName())))
        .orElseGet(() -> typeName(component.getType()));
  }

  private static String typeName(Class<?> type) {
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
  Object read(String name, Object written, RecordComponent component) {
    return family(component)
        .map(family -> algorithms(name, written, component, family))
        .orElseGet(() -> read(name, written, component.getType()));
  }

  private Object algorithms(
      String name, Object written, RecordComponent component, Family<?> family) {
    try {
      return component.getType() == List.class
          ? texts(written).stream().<Object>map(family::read).toList()
          : family.read(written.toString());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s: setting \"%s\": %s".formatted(owner, name, e.getMessage()), e);
    }
  }

  private Optional<Family<?>> family(RecordComponent component) {
    Type type =
        component.getGenericType() instanceof ParameterizedType list
            ? list.getActualTypeArguments()[0]
            : component.getType();
    return families.stream().filter(family -> family.type().equals(type)).findFirst();
  }

  private Object read(String name, Object written, Class<?> type) {
    Object single = written instanceof List<?> one && one.size() == 1 ? one.getFirst() : written;
    String text = single.toString().strip();
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
        return texts(written);
      } else if (type == Optional.class) {
        return Optional.of(text).filter(present -> !present.isEmpty());
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
        "%s: setting \"%s\" must be %s, found \"%s\"%s"
            .formatted(
                owner,
                name,
                type.isEnum() ? "one of " + typeName(type) : typeName(type),
                written,
                type.isEnum()
                    ? Similar.hint(written.toString(), words(type))
                    : written.toString().endsWith("%") ? "; write 10 % as 0.1" : ""));
  }

  private static List<String> texts(Object written) {
    Stream<?> parts =
        written instanceof List<?> list
            ? list.stream()
            : Notation.split(written.toString(), ',').stream();
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
