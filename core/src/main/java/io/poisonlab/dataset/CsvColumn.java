// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects the cells of one column of a CSV file and decides what kind of column it is. */
final class CsvColumn {
  private enum Kind {
    UNKNOWN,
    NUMERIC,
    NOMINAL
  }

  private final Source source;
  private final String name;
  private final boolean target;
  private final boolean nullable;
  private final List<@Nullable String> texts = new ArrayList<>();
  private final List<Double> numbers = new ArrayList<>();
  private Kind kind;

  CsvColumn(Source source, String name, CsvFormat format) {
    this.source = source;
    this.name = name;
    this.target = name.equals(format.target());
    this.nullable = !target && format.isNullable(name);
    this.kind = target || format.nominal().contains(name) ? Kind.NOMINAL : Kind.UNKNOWN;
  }

  String name() {
    return name;
  }

  boolean isEmpty() {
    return texts.isEmpty() && numbers.isEmpty();
  }

  void add(String written, long line) {
    String cell = written.strip();
    if (cell.isEmpty() && !nullable) {
      throw new DataFormatException(
          "%s: the cell is empty; %s"
              .formatted(
                  place(line),
                  target
                      ? "every row needs a class"
                      : "declare the column nullable to allow that"));
    }
    if (kind == Kind.UNKNOWN && !cell.isEmpty()) {
      kind = parse(cell) == null ? Kind.NOMINAL : Kind.NUMERIC;
      if (kind == Kind.NOMINAL) {
        numbers.forEach(missing -> texts.add(null));
      }
    }
    if (kind == Kind.NOMINAL) {
      texts.add(cell.isEmpty() ? null : cell);
    } else {
      numbers.add(cell.isEmpty() ? Double.NaN : number(cell, line));
    }
  }

  Column toColumn() {
    if (kind != Kind.NOMINAL) {
      return NumericColumn.of(
          name, nullable, numbers.stream().mapToDouble(Double::doubleValue).toArray());
    }
    Map<String, Integer> codes = new HashMap<>();
    List<String> categories = categories(codes);
    return NominalColumn.of(name, nullable, categories, codes(codes));
  }

  Labels toLabels() {
    Map<String, Integer> codes = new HashMap<>();
    List<String> classes = categories(codes);
    return Labels.of(name, classes, codes(codes));
  }

  private List<String> categories(Map<String, Integer> codes) {
    TreeSet<String> sorted = new TreeSet<>();
    for (String text : texts) {
      if (text != null) {
        sorted.add(text);
      }
    }
    for (String category : sorted) {
      codes.put(category, codes.size());
    }
    return List.copyOf(sorted);
  }

  private int[] codes(Map<String, Integer> codes) {
    return texts.stream()
        .mapToInt(text -> text == null ? NominalColumn.MISSING : codes.getOrDefault(text, -1))
        .toArray();
  }

  private double number(String cell, long line) {
    Double value = parse(cell);
    if (value == null) {
      throw new DataFormatException(
          "%s: found text \"%s\" in a numeric column; mend the cell, or declare the column nominal"
              .formatted(place(line), cell));
    }
    if (!Double.isFinite(value)) {
      throw new DataFormatException(
          "%s: found \"%s\"; numbers must be finite, and a missing value is an empty cell of a"
                  .formatted(place(line), cell)
              + " nullable column");
    }
    return value;
  }

  private static @Nullable Double parse(String cell) {
    char last = cell.charAt(cell.length() - 1);
    if (Character.isLetter(last) && !cell.endsWith("NaN") && !cell.endsWith("Infinity")) {
      String lower = cell.toLowerCase(java.util.Locale.ROOT).replaceFirst("^[+-]", "");
      return switch (lower) {
        case "nan" -> Double.NaN;
        case "inf", "infinity" -> Double.POSITIVE_INFINITY;
        default -> null;
      };
    }
    try {
      return Double.valueOf(cell);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private String place(long line) {
    return "%s, line %d, column \"%s\"".formatted(source.location(), line, name);
  }
}
