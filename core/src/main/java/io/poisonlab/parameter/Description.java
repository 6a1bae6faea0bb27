// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.parameter;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an algorithm is called and how it is set: enough to make an equal one again.
 *
 * @param id the kebab-case id
 * @param brief the short word for run names
 * @param settings every setting by its snake-case name, in the order of the record; an optional one
 *     that is empty is not there
 */
public record Description(String id, String brief, SequencedMap<String, Object> settings) {
  /** Keeps the settings from changing. */
  public Description {
    settings = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(settings));
  }

  /**
   * Describes an algorithm that is a record. Without an {@link Id} its id is the class's name in
   * kebab case.
   *
   * @throws IllegalArgumentException if it is not a record
   */
  public static Description of(Object algorithm) {
    Class<?> type = algorithm.getClass();
    if (!type.isRecord()) {
      throw new IllegalArgumentException(
          "an algorithm must be a record of its settings, found " + type.getName());
    }
    SequencedMap<String, Object> settings = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Object value = valueOf(component, algorithm);
      if (value instanceof SettingGroup group) {
        settings.putAll(group.settings());
      } else if (!value.equals(Optional.empty())) {
        settings.put(snakeCase(component.getName()), written(value));
      }
    }
    Id id = type.getAnnotation(Id.class);
    String name = id == null ? snakeCase(type.getSimpleName()).replace('_', '-') : id.value();
    return new Description(name, id == null || id.brief().isEmpty() ? name : id.brief(), settings);
  }

  /**
   * Returns what tells an algorithm from others in names and legends: its short word and, in
   * brackets, each setting that is not at its default, as in {@code tree (depth 5)}; a switch is
   * named alone, as in {@code knn-distance (per class)}, with "not" where it is off. Of an
   * algorithm among the settings what is not at its default is named too. A budget is left out.
   *
   * @throws IllegalArgumentException if it is not a record
   */
  public static String label(Object algorithm) {
    String brief = of(algorithm).brief();
    String details =
        changed(algorithm).entrySet().stream()
            .map(setting ->
                words(
                    setting.getKey().replace('_', ' '),
                    shortened(algorithm, setting.getKey()).orElse(setting.getValue())))
            .collect(Collectors.joining(", "));
    return details.isEmpty() ? brief : brief + " (" + details + ")";
  }

  /**
   * Returns each setting that is not at its default; of a group of settings those that it names
   * ({@link SettingGroup#changed}).
   *
   * @throws IllegalArgumentException if it is not a record
   */
  public static SequencedMap<String, Object> changed(Object algorithm) {
    Description description = of(algorithm);
    SequencedMap<String, Object> changed = new LinkedHashMap<>(description.settings());
    Set<String> kept =
        Arrays.stream(algorithm.getClass().getRecordComponents())
            .filter(component -> !isAtDefault(component, algorithm))
            .flatMap(component -> names(component, algorithm))
            .collect(Collectors.toSet());
    changed.keySet().retainAll(kept);
    return changed;
  }

  /** Returns what a setting is called that is an algorithm, or a list of them. */
  private static Optional<Object> shortened(Object algorithm, String setting) {
    return Arrays.stream(algorithm.getClass().getRecordComponents())
        .filter(component -> snakeCase(component.getName()).equals(setting))
        .map(component -> valueOf(component, algorithm))
        .findFirst()
        .flatMap(Description::shortened);
  }

  private static Optional<Object> shortened(Object value) {
    if (value instanceof List<?> list && !list.isEmpty()) {
      List<Object> all = list.stream().flatMap(each -> shortened(each).stream()).toList();
      return all.size() == list.size() ? Optional.of(all) : Optional.empty();
    }
    if (!isAlgorithm(value)) {
      return Optional.empty();
    }
    String details =
        changed(value).entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining(";", "(", ")"));
    return Optional.of(of(value).id() + (details.equals("()") ? "" : details));
  }

  private static Stream<String> names(RecordComponent component, Object algorithm) {
    return valueOf(component, algorithm) instanceof SettingGroup group
        ? group.changed().keySet().stream()
        : Stream.of(snakeCase(component.getName()));
  }

  private static boolean isAtDefault(RecordComponent component, Object algorithm) {
    Setting setting = component.getAnnotation(Setting.class);
    Object value = valueOf(component, algorithm);
    if (value instanceof SettingGroup group) {
      return group.changed().isEmpty();
    }
    if (setting == null) {
      return true;
    }
    if (setting.byDefault().isEmpty()) {
      return value.equals(List.of()) || value.equals(Optional.empty());
    }
    return isWritten(value, setting.byDefault(), component);
  }

  /** Returns whether this text means this value. */
  private static boolean isWritten(Object value, String text, RecordComponent component) {
    if (value instanceof List<?> list) {
      List<String> texts = Notation.split(text, ',');
      return texts.size() == list.size()
          && IntStream.range(0, texts.size())
              .allMatch(i -> isWritten(list.get(i), texts.get(i), component));
    } else if (value instanceof Optional<?> optional) {
      return optional.isPresent() && isWritten(optional.get(), text, component);
    } else if (isAlgorithm(value)) {
      return isWritten(value, Notation.parse(text));
    } else if (value instanceof Number || value instanceof Boolean || value instanceof Enum<?>) {
      return new SettingReader(component.getName(), List.of())
          .read(component.getName(), text, component)
          .equals(value);
    }
    return value.equals(text);
  }

  private static boolean isWritten(Object algorithm, Notation text) {
    Description description = of(algorithm);
    return description.id().equals(text.id())
        && Arrays.stream(algorithm.getClass().getRecordComponents())
            .allMatch(component -> {
              Object written = text.settings().get(snakeCase(component.getName()));
              return written == null
                  ? isAtDefault(component, algorithm)
                  : isWritten(valueOf(component, algorithm), written.toString(), component);
            });
  }

  private static boolean isAlgorithm(Object value) {
    return value.getClass().isRecord() && value.getClass().isAnnotationPresent(Id.class);
  }

  private static String words(String setting, @Nullable Object value) {
    if (value instanceof Boolean on) {
      return on ? setting : "not " + setting;
    }
    return setting
        + " "
        + (value instanceof List<?> list
            ? list.stream().map(Object::toString).collect(Collectors.joining(" + "))
            : value);
  }

  /** Returns the name in snake case: {@code maxDepth} becomes {@code max_depth}. */
  static String snakeCase(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  /** Returns a value as a user writes it: an enum constant's word, an algorithm's notation. */
  public static Object written(Object value) {
    if (value instanceof Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    } else if (value instanceof List<?> list) {
      return list.stream().map(Description::written).toList();
    } else if (value instanceof Optional<?> optional) {
      return written(optional.orElseThrow());
    }
    return isAlgorithm(value) ? Notation.of(value) : value;
  }

  private static Object valueOf(RecordComponent component, Object record) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(
          "cannot read \"%s\" of %s".formatted(component.getName(), record.getClass().getName()),
          e);
    }
  }
}
