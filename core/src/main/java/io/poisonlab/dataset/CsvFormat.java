// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How a CSV file becomes a {@link Dataset}.
 *
 * @param target the column that holds the class
 * @param nominal columns to read as categories although every value is a number
 * @param nullable columns in which a cell may be empty; {@code *} for all
 */
public record CsvFormat(String target, Set<String> nominal, Set<String> nullable) {
  /** Stands for every column. */
  public static final String ALL = "*";

  /** Copies the sets. */
  public CsvFormat {
    nominal = Set.copyOf(nominal);
    nullable = Set.copyOf(nullable);
  }

  /** Reads the class from this column, and allows no empty cell. */
  public static CsvFormat target(String target) {
    return new CsvFormat(target, Set.of(), Set.of());
  }

  /** Returns the format in which {@link CsvWriter} writes these data. */
  public static CsvFormat of(Dataset data) {
    return new CsvFormat(
        data.labels().target(),
        names(data, NominalColumn.class::isInstance),
        names(data, Column::nullable));
  }

  /** Returns this format with these columns read as categories. */
  public CsvFormat withNominal(Set<String> columns) {
    return new CsvFormat(target, columns, nullable);
  }

  /** Returns this format with empty cells allowed in these columns. */
  public CsvFormat withNullable(Set<String> columns) {
    return new CsvFormat(target, nominal, columns);
  }

  private static Set<String> names(Dataset data, Predicate<Column> wanted) {
    return data.table().columns().stream()
        .filter(wanted)
        .map(Column::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  boolean isNullable(String column) {
    return nullable.contains(ALL) || nullable.contains(column);
  }
}
