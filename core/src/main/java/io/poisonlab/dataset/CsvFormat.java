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
 * @param texts columns to read as texts, of which the words count
 * @param omissions what the file holds that is not taken as data
 */
public record CsvFormat(
    String target,
    Set<String> nominal,
    Set<String> nullable,
    Set<String> texts,
    CsvOmissions omissions) {
  /** Stands for every column. */
  public static final String ALL = "*";

  /** Copies the sets. */
  public CsvFormat {
    nominal = Set.copyOf(nominal);
    nullable = Set.copyOf(nullable);
    texts = Set.copyOf(texts);
  }

  /** Takes everything in the file as data. */
  public CsvFormat(String target, Set<String> nominal, Set<String> nullable) {
    this(target, nominal, nullable, Set.of(), CsvOmissions.NONE);
  }

  /** Reads the class from this column, and allows no empty cell. */
  public static CsvFormat target(String target) {
    return new CsvFormat(target, Set.of(), Set.of());
  }

  /**
   * Returns the format in which these data are read again: from the file that they came from or, of
   * data that came from none, from what {@link CsvWriter} writes.
   */
  public static CsvFormat of(Dataset data) {
    return new CsvFormat(
        data.labels().target(),
        names(data, NominalColumn.class::isInstance),
        names(data, Column::nullable),
        names(data, TextColumn.class::isInstance),
        data.source().omissions());
  }

  /** Returns this format with these columns read as categories. */
  public CsvFormat withNominal(Set<String> columns) {
    return new CsvFormat(target, columns, nullable, texts, omissions);
  }

  /** Returns this format with empty cells allowed in these columns. */
  public CsvFormat withNullable(Set<String> columns) {
    return new CsvFormat(target, nominal, columns, texts, omissions);
  }

  /** Returns this format with these columns read as texts. */
  public CsvFormat withTexts(Set<String> columns) {
    return new CsvFormat(target, nominal, nullable, columns, omissions);
  }

  /** Returns this format with these parts of the file left out. */
  public CsvFormat without(CsvOmissions left) {
    return new CsvFormat(target, nominal, nullable, texts, left);
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
