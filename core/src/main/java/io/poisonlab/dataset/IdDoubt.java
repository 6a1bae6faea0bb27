// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import io.poisonlab.parameter.NameList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Asks of feature columns that tell every row from the others whether they are ids. */
public final class IdDoubt {
  /** In so few rows, values may well differ by themselves. */
  private static final int FEW = 20;

  /** From this share of different values on, categories hold nothing that rows have in common. */
  private static final double MOST = 0.9;

  /** A count from which rows were taken has gaps; one with more is a measurement. */
  private static final double SPARSE = 2;

  private IdDoubt() {}

  /**
   * Returns a sentence for each column of categories that nearly all differ, and for each of whole
   * numbers that count up from row to row, at most half of them left out. Takes O(rows · columns).
   */
  public static List<String> of(Table table) {
    return table.size() <= FEW
        ? List.of()
        : table.columns().stream().flatMap(column -> of(column).stream()).toList();
  }

  private static Optional<String> of(Column column) {
    Optional<String> found =
        switch (column) {
          case NominalColumn names -> differing(names);
          case NumericColumn numbers -> counting(numbers);
          case TextColumn _, ImageColumn _ -> Optional.empty();
        };
    return found.map(words ->
        "column \"%s\" %s; if it is an id, leave it out with --ignore %s%s"
            .formatted(column.name(), words, option(column), texts(column)));
  }

  private static String option(Column column) {
    return NameList.option(List.of(column.name()));
  }

  private static String texts(Column column) {
    return column instanceof NominalColumn
        ? ", if it holds texts, read it with --text " + option(column)
        : "";
  }

  private static Optional<String> differing(NominalColumn column) {
    long different =
        IntStream.range(0, column.size())
            .filter(row -> !column.isMissing(row))
            .map(column::code)
            .distinct()
            .count();
    return different > MOST * column.size()
        ? Optional.of("has %d values in %d rows".formatted(different, column.size()))
        : Optional.empty();
  }

  private static Optional<String> counting(NumericColumn column) {
    double first = column.value(0);
    double last = column.value(column.size() - 1);
    boolean counts =
        last - first < SPARSE * column.size()
            && IntStream.range(0, column.size())
                .allMatch(row ->
                    column.value(row) == Math.rint(column.value(row))
                        && (row == 0 || column.value(row) > column.value(row - 1)));
    return counts ? Optional.of("counts up from row to row") : Optional.empty();
  }
}
