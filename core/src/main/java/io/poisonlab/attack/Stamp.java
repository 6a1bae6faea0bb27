// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.dataset.TextColumn;
import io.poisonlab.parameter.NameList;
import io.poisonlab.text.Tokens;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One value of a trigger.
 *
 * @param column the column's name
 * @param value the number or the category, as text that reads back as the same
 */
record Stamp(String column, String value) {
  private static final String SEPARATORS = "=:";
  private static final String LOWEST = "min";
  private static final String HIGHEST = "max";
  private static final String RAREST = "rarest";
  private static final String QUANTILE = "q";

  /**
   * Reads {@code column=value}, or {@code column:value}, for a table. The value of a numeric column
   * is a number within its range, {@code min}, {@code max} or a quantile, {@code q0.95}; of a
   * nominal column one of its categories or {@code rarest}, the least frequent one present.
   *
   * @throws IllegalArgumentException for an unknown column, or a value the column does not have
   */
  static Stamp read(String text, Table table) {
    for (int at = 1; at < text.length(); at++) {
      String name = text.substring(0, at).strip();
      if (SEPARATORS.indexOf(text.charAt(at)) >= 0 && table.names().contains(name)) {
        String value = text.substring(at + 1).strip();
        return new Stamp(
            name,
            switch (table.column(name)) {
              case NumericColumn numbers -> Double.toString(number(numbers, value));
              case NominalColumn names -> category(names, value);
              case TextColumn _ -> phrase(name, value);
              case ImageColumn images -> throw images.unsupported("backdoor-trigger");
            });
      }
    }
    throw new IllegalArgumentException(
        "trigger \"%s\" must be column:value, the column out of %s"
            .formatted(text, NameList.of(table.names())));
  }

  /** Returns whether a text can be a stamp, of whatever table. */
  static boolean isWritten(String text) {
    return text.chars().skip(1).anyMatch(c -> SEPARATORS.indexOf(c) >= 0);
  }

  /** Returns the columns with this stamp on the rows at these positions. */
  Table on(Table table, int[] rows) {
    int index = table.indexOf(column);
    Column stamped =
        switch (table.columns().get(index)) {
          case NumericColumn numbers -> {
            double[] values = numbers.toArray();
            for (int row : rows) {
              values[row] = Double.parseDouble(value);
            }
            yield numbers.withValues(values);
          }
          case NominalColumn names -> {
            int[] codes = names.toArray();
            for (int row : rows) {
              codes[row] = names.categories().indexOf(value);
            }
            yield names.withCodes(codes);
          }
          case TextColumn texts -> texts.with(rows, text -> text + " " + value);
          case ImageColumn images -> throw images.unsupported("backdoor-trigger");
        };
    return table.with(index, stamped);
  }

  /** Returns a table with all of these stamps on the rows at these positions. */
  static Table all(List<Stamp> stamps, Table table, int[] rows) {
    Table stamped = table;
    for (Stamp stamp : stamps) {
      stamped = stamp.on(stamped, rows);
    }
    return stamped;
  }

  private static double number(NumericColumn column, String text) {
    double[] present =
        Arrays.stream(column.toArray()).filter(value -> !Double.isNaN(value)).sorted().toArray();
    if (present.length == 0) {
      throw new IllegalArgumentException(
          "trigger column \"%s\" has no value, so none is within its range"
              .formatted(column.name()));
    }
    double low = present[0];
    double high = present[present.length - 1];
    double value =
        switch (text) {
          case LOWEST -> low;
          case HIGHEST -> high;
          default ->
              text.startsWith(QUANTILE)
                  ? quantile(present, parse(column, text.substring(1)), column)
                  : parse(column, text);
        };
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          "trigger value %s of column \"%s\" must be within the column's range, [%s, %s]"
              .formatted(text, column.name(), low, high));
    }
    return value;
  }

  private static double parse(NumericColumn column, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "trigger value of column \"%s\" must be a number, min, max or a quantile such as q0.95, found \"%s\""
              .formatted(column.name(), text),
          e);
    }
  }

  /** The smallest value that at least this share of the values does not exceed. */
  private static double quantile(double[] sorted, double share, NumericColumn column) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "trigger quantile of column \"%s\" must be in q0 to q1, found q%s"
              .formatted(column.name(), share));
    }
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  private static String phrase(String column, String text) {
    if (Tokens.of(text).isEmpty()) {
      throw new IllegalArgumentException(
          "trigger phrase of column \"%s\" must hold a word of two or more characters, found \"%s\""
              .formatted(column, text));
    }
    return text;
  }

  private static String category(NominalColumn column, String text) {
    int[] counts = new int[column.categories().size()];
    Arrays.stream(column.toArray())
        .filter(code -> code != NominalColumn.MISSING)
        .forEach(code -> counts[code]++);
    int code = column.categories().indexOf(text);
    if (code < 0 && text.equals(RAREST)) {
      code =
          IntStream.range(0, counts.length)
              .filter(i -> counts[i] > 0)
              .reduce((a, b) -> counts[b] < counts[a] ? b : a)
              .orElse(-1);
    }
    if (code < 0) {
      throw new IllegalArgumentException(
          "trigger value of column \"%s\" must be rarest or one of %s, found \"%s\""
              .formatted(column.name(), column.categories(), text));
    }
    return column.categories().get(code);
  }
}
