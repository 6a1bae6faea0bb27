// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.parameter.Catalogue;
import io.poisonlab.parameter.Description;
import io.poisonlab.parameter.Notation;
import io.poisonlab.parameter.Provider;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * An algorithm as a user writes it: {@code id}, or {@code id:setting=value,setting=value}. A part
 * that does not begin with a name and an equals sign continues the list before it: {@code
 * columns=a,b}, {@code transitions=a>b=2,b>a=3}. What holds a comma itself stands in double quotes,
 * {@code columns="height, cm",age}.
 *
 * @param id the algorithm's id
 * @param settings the values that were written; a list where there are several
 */
record AlgorithmText(String id, Map<String, Object> settings) {
  /** What is written for one in help texts. */
  static final String LABEL = "ID[:SETTING=VALUE,…]";

  /** Below, Java writes a number with an exponent. */
  private static final double PLAIN = 1e-3;

  private static final Pattern NAME = Pattern.compile("[\\w-]+");

  static AlgorithmText parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return new AlgorithmText(text.strip(), Map.of());
    }
    SequencedMap<String, List<String>> values = new LinkedHashMap<>();
    for (String part : ListedName.COMMA.split(text.substring(colon + 1), -1)) {
      int equals = part.indexOf('=');
      String name = part.substring(0, Math.max(0, equals)).strip();
      if (NAME.matcher(name).matches()) {
        if (values.putIfAbsent(name, new ArrayList<>()) != null) {
          throw new CommandException("\"%s\" gives the setting \"%s\" twice".formatted(text, name));
        }
        values.lastEntry().getValue().add(part.substring(equals + 1).strip());
      } else if (values.isEmpty() || part.isBlank()) {
        throw new CommandException(
            "\"%s\" is not understood: write %s, for example label-flip:fraction=0.1"
                .formatted(text, LABEL));
      } else {
        values.lastEntry().getValue().add(part.strip());
      }
    }
    SequencedMap<String, Object> settings = new LinkedHashMap<>();
    values.forEach((name, list) ->
        settings.put(
            name,
            list.size() == 1 && !ListedName.isQuoted(list.getFirst())
                ? list.getFirst()
                : list.stream().map(ListedName::of).toList()));
    return new AlgorithmText(text.substring(0, colon).strip(), settings);
  }

  /** Makes the algorithm. */
  <T, P extends Provider<T>> T create(Catalogue<T, P> catalogue) {
    return catalogue.create(id, settings);
  }

  /** Returns it as plans name algorithms. */
  Notation notation() {
    return new Notation(id, new LinkedHashMap<>(settings));
  }

  /** Returns an algorithm with all of its settings, as {@link #parse} reads it. */
  static String written(Object algorithm) {
    Description description = Description.of(algorithm);
    return written(description.id(), description.settings());
  }

  /** Returns an algorithm with the settings that are not at their defaults, but for its budget. */
  static String changed(Object algorithm) {
    return written(Description.of(algorithm).id(), Description.changed(algorithm));
  }

  private static String written(String id, Map<String, Object> settings) {
    String texts =
        settings.entrySet().stream()
            .filter(setting -> !List.of().equals(setting.getValue()))
            .map(setting -> setting.getKey() + "=" + text(setting.getValue()))
            .collect(Collectors.joining(","));
    return texts.isEmpty() ? id : id + ":" + texts;
  }

  private static String text(Object value) {
    return value instanceof List<?> list
        ? list.stream()
            .map(Object::toString)
            .map(ListedName::written)
            .collect(Collectors.joining(","))
        : ListedName.written(
            value instanceof Double small && small > 0 && small < PLAIN
                ? BigDecimal.valueOf(small).stripTrailingZeros().toPlainString()
                : value.toString());
  }

  /** Makes them of arguments. */
  static final class Converter implements ITypeConverter<AlgorithmText> {
    Converter() {}

    @Override
    public AlgorithmText convert(String text) {
      try {
        return parse(text);
      } catch (CommandException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
