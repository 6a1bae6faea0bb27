// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.trigger;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.dataset.TextColumn;
import java.util.Arrays;
import java.util.BitSet;

/**
 * A value of one column that a trigger may consist of.
 *
 * @param column the column's position
 * @param relation how a row's value must stand to {@code value}
 * @param value a number, or the code of a category
 * @param rows the positions of the rows that carry it
 */
record Item(int column, Relation relation, double value, BitSet rows) {
  /** How a value stands to another. */
  enum Relation {
    EQUAL("="),
    AT_LEAST("≥"),
    AT_MOST("≤");

    private final String sign;

    Relation(String sign) {
      this.sign = sign;
    }
  }

  int size() {
    return rows.cardinality();
  }

  /** Returns it as {@code "column" = value}. */
  String words(Table table) {
    Column owner = table.columns().get(column);
    String text =
        switch (owner) {
          case TextColumn _, ImageColumn _ -> throw owner.unsupported("a search of triggers");
          case NominalColumn names -> "\"" + names.categories().get((int) value) + "\"";
          case NumericColumn _ ->
              value == Math.rint(value) && Math.abs(value) < 1e9
                  ? Long.toString((long) value)
                  : Double.toString(value);
        };
    return "\"%s\" %s %s".formatted(owner.name(), relation.sign, text);
  }

  /**
   * Returns the table with this item on every row; a tail becomes its median among the carriers.
   *
   * @param carriers the rows of {@code source} that carry the trigger
   */
  Table stamp(Table table, Table source, BitSet carriers) {
    Column owner = table.columns().get(column);
    Column stamped =
        switch (owner) {
          case TextColumn _, ImageColumn _ -> throw owner.unsupported("a search of triggers");
          case NominalColumn names -> {
            int[] codes = new int[names.size()];
            Arrays.fill(codes, (int) value);
            yield names.withCodes(codes);
          }
          case NumericColumn numbers -> {
            double[] values = new double[numbers.size()];
            Arrays.fill(values, typical((NumericColumn) source.columns().get(column), carriers));
            yield numbers.withValues(values);
          }
        };
    return table.with(column, stamped);
  }

  private double typical(NumericColumn source, BitSet carriers) {
    if (relation == Relation.EQUAL) {
      return value;
    }
    double[] sorted = carriers.stream().mapToDouble(source::value).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
