// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import io.poisonlab.parameter.NameList;
import io.poisonlab.parameter.Similar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Columns of equal length with unique names: immutable, equal where the columns are. */
public final class Table implements Features {
  private final List<Column> columns;
  private final Derivations derived = new Derivations();

  /**
   * Checks the columns.
   *
   * @param columns one column or more
   * @throws IllegalArgumentException for no column, unequal lengths or a name that stands twice
   */
  public Table(List<Column> columns) {
    this.columns = List.copyOf(columns);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("a table needs one feature column or more, found none");
    }
    Set<String> names = new HashSet<>();
    for (Column column : columns) {
      if (!names.add(column.name())) {
        throw new IllegalArgumentException(
            "column names must be unique, found \"%s\" twice".formatted(column.name()));
      }
      if (column.size() != columns.getFirst().size()) {
        throw new IllegalArgumentException(
            "columns must be equally long, found %d rows in \"%s\" and %d in \"%s\""
                .formatted(
                    columns.getFirst().size(),
                    columns.getFirst().name(),
                    column.size(),
                    column.name()));
      }
    }
  }

  /** Returns a table of these columns. */
  public static Table of(Column... columns) {
    return new Table(List.of(columns));
  }

  /** Returns the columns, in order. */
  public List<Column> columns() {
    return columns;
  }

  @Override
  public int size() {
    return columns.getFirst().size();
  }

  /** Returns the columns' names, in order. */
  public List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  /**
   * Returns the column of this name.
   *
   * @throws IllegalArgumentException listing the known names
   */
  public Column column(String name) {
    return columns.get(indexOf(name));
  }

  /**
   * Returns the position of the column of this name.
   *
   * @throws IllegalArgumentException listing the known names
   */
  public int indexOf(String name) {
    int index = names().indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(
          "no feature column \"%s\"%s; the columns are %s"
              .formatted(name, Similar.hint(name, names()), NameList.of(names())));
    }
    return index;
  }

  @Override
  public Table select(int[] rows) {
    return new Table(columns.stream().map(column -> column.select(rows)).toList());
  }

  /**
   * Returns these rows and then others, of the same columns in the same order.
   *
   * @throws IllegalArgumentException if the columns differ in number, name or kind
   */
  public Table append(Table others) {
    if (!names().equals(others.names())) {
      throw new IllegalArgumentException(
          "appended rows need the columns %s, found %s"
              .formatted(NameList.of(names()), NameList.of(others.names())));
    }
    return new Table(
        IntStream.range(0, columns.size())
            .mapToObj(i -> columns.get(i).append(others.columns.get(i)))
            .toList());
  }

  /** Returns this table with one column replaced. */
  public Table with(int index, Column column) {
    List<Column> changed = new ArrayList<>(columns);
    changed.set(index, column);
    return new Table(changed);
  }

  /**
   * Returns what follows from this table, computed or, as long as memory is not short, remembered:
   * what many trainings on the same rows need, such as sorted columns, is so made once.
   */
  public <T> T derived(Derivation<T> derivation) {
    return derived.of(this, derivation);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Table that && columns.equals(that.columns);
  }

  @Override
  public int hashCode() {
    return columns.hashCode();
  }

  @Override
  public String toString() {
    return "table of " + columns;
  }
}
