// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.util.List;
import java.util.stream.IntStream;

/** A named feature column of a {@link Table}. */
public sealed interface Column permits NumericColumn, NominalColumn, TextColumn, ImageColumn {
  /** What a column holds. */
  enum Kind {
    /** Numbers. */
    NUMERIC("numeric", "numbers"),
    /** Names of categories. */
    NOMINAL("nominal", "names"),
    /** Free texts. */
    TEXT("text", "texts"),
    /** Images. */
    IMAGE("image", "images");

    private final String word;
    private final String values;

    Kind(String word, String values) {
      this.word = word;
      this.values = values;
    }

    /** Returns the kind as a word before a noun: {@code numeric}. */
    public String word() {
      return word;
    }
  }

  /** Returns what this column holds. */
  Kind kind();

  /** Returns the column's name, unique in its table. */
  String name();

  /** Returns whether values may be missing. */
  boolean nullable();

  /** Returns the number of rows. */
  int size();

  /** Returns whether the value of this row is missing; always false where not {@link #nullable}. */
  boolean isMissing(int row);

  /** Returns whether two of the values that are present differ. */
  boolean varies();

  /** Returns the value as written to a CSV file; empty where missing. */
  String text(int row);

  /** Returns {@link #text} of all rows, in their order. */
  default List<String> texts() {
    return IntStream.range(0, size()).mapToObj(this::text).toList();
  }

  /** Returns the value as a person reads it: a whole number without a decimal point. */
  default String shown(int row) {
    return text(row);
  }

  /** Returns the rows at these positions, in this order, as a column of their own. */
  Column select(int[] rows);

  /**
   * Returns these rows and then others; nullable where either is.
   *
   * @throws IllegalArgumentException if the other column is of another kind, name or categories
   */
  Column append(Column others);

  /** Returns the error for what works on numbers and names alone, where these are neither. */
  default IllegalArgumentException unsupported(String what) {
    return new IllegalArgumentException(
        "%s works on numbers and names; column \"%s\" holds %s"
            .formatted(what, name(), kind().values));
  }

  /** Returns the error for rows that cannot be appended. */
  default IllegalArgumentException cannotAppend(Column others) {
    return new IllegalArgumentException(
        "rows of column \"%s\" cannot be appended to column \"%s\": kind, name and categories must be equal"
            .formatted(others, this));
  }
}
