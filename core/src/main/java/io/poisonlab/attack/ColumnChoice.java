// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.parameter.NameList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The columns that a user names for an attack on features; all that it can change where none. */
final class ColumnChoice {
  private ColumnChoice() {}

  /**
   * Returns a copy of the names.
   *
   * @throws IllegalArgumentException if one stands twice
   */
  static List<String> checked(List<String> names) {
    if (Set.copyOf(names).size() < names.size()) {
      throw new IllegalArgumentException("each column may be named once, found " + names);
    }
    return List.copyOf(names);
  }

  /**
   * Returns the positions of the columns.
   *
   * @throws IllegalArgumentException for an unknown name
   */
  static int[] of(Table table, List<String> names) {
    return names.isEmpty()
        ? IntStream.range(0, table.columns().size()).toArray()
        : names.stream().mapToInt(table::indexOf).toArray();
  }

  /**
   * Checks that one of the columns can be changed at all, so that no attack counts rows as poisoned
   * that are what they were.
   *
   * @param names the chosen columns; all where empty
   * @param changeable tells of a column whether the attack can change it
   * @throws IllegalArgumentException if none can be
   */
  static void check(Table table, List<String> names, Predicate<Column> changeable, String attack) {
    if (IntStream.of(of(table, names)).mapToObj(table.columns()::get).noneMatch(changeable)) {
      throw new IllegalArgumentException(
          "%s would change nothing: no column that it can change has two different values, in %s; %s"
              .formatted(
                  attack,
                  names.isEmpty() ? table.names() : names,
                  names.isEmpty() ? "take data that vary" : "name columns that vary"));
    }
  }

  /** Returns whether a column holds numbers that differ: what a multiple of a deviation moves. */
  static boolean spreads(Column column) {
    return column instanceof NumericColumn && column.varies();
  }

  /**
   * Returns the table with each of the chosen columns changed; they must be numeric.
   *
   * @param names the chosen columns; all numeric ones where empty
   * @throws IllegalArgumentException for an unknown name, a column of names, or no column at all
   */
  static Table changeNumbers(Table table, List<String> names, UnaryOperator<NumericColumn> change) {
    Table changed = table;
    boolean found = false;
    for (int index : of(table, names)) {
      if (table.columns().get(index) instanceof NumericColumn numbers) {
        changed = changed.with(index, change.apply(numbers));
        found = true;
      } else if (!names.isEmpty()) {
        throw new IllegalArgumentException(
            "column \"%s\" holds names, which cannot be moved; name numeric columns only"
                .formatted(table.names().get(index)));
      }
    }
    if (!found) {
      throw new IllegalArgumentException(
          "a numeric column is needed, found only names in %s"
              .formatted(NameList.of(table.names())));
    }
    return changed;
  }
}
