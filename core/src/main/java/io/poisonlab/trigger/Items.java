// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.trigger;

import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.dataset.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lists the values that a trigger may consist of: repeated ones, and the tails of a column. */
final class Items {
  private static final double[] TAILS = {0.01, 0.05};

  /** Columns with as few different values have no tails: each value is an item. */
  private static final int FEW_VALUES = 20;

  private Items() {}

  /**
   * Lists items, the rarest first.
   *
   * @param least the fewest rows that carry one
   * @param most the most rows that carry one
   * @param limit how many are kept
   */
  static List<Item> of(Table table, int least, int most, int limit) {
    List<Item> items = new ArrayList<>();
    for (int column = 0; column < table.columns().size(); column++) {
      switch (table.columns().get(column)) {
        case NominalColumn names -> {
          for (int code = 0; code < names.categories().size(); code++) {
            items.add(
                equal(column, code, Arrays.stream(names.toArray()).asDoubleStream().toArray()));
          }
        }
        case NumericColumn numbers -> items.addAll(numeric(column, numbers.toArray(), least));
        case TextColumn _, ImageColumn _ -> {} // words and pixels make no trigger here
      }
    }
    return items.stream()
        .filter(item -> item.size() >= least && item.size() <= most)
        .sorted(Comparator.comparingInt(Item::size))
        .limit(limit)
        .toList();
  }

  private static List<Item> numeric(int column, double[] values, int least) {
    Map<Double, Integer> counts = new TreeMap<>();
    for (double value : values) {
      if (!Double.isNaN(value)) {
        counts.merge(value + 0.0, 1, Integer::sum); // -0.0 and 0.0 are one value
      }
    }
    List<Item> items = new ArrayList<>();
    counts.forEach((value, count) -> {
      if (count >= least) {
        items.add(equal(column, value, values));
      }
    });
    if (counts.size() > FEW_VALUES) {
      double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
      for (double share : TAILS) {
        int inside = (int) Math.ceil(share * sorted.length);
        items.add(tail(column, Item.Relation.AT_MOST, sorted[inside - 1], values));
        items.add(tail(column, Item.Relation.AT_LEAST, sorted[sorted.length - inside], values));
      }
    }
    return items;
  }

  private static Item equal(int column, double value, double[] values) {
    BitSet rows = new BitSet(values.length);
    for (int row = 0; row < values.length; row++) {
      rows.set(row, values[row] == value);
    }
    return new Item(column, Item.Relation.EQUAL, value, rows);
  }

  private static Item tail(int column, Item.Relation relation, double value, double[] values) {
    BitSet rows = new BitSet(values.length);
    for (int row = 0; row < values.length; row++) {
      rows.set(
          row, relation == Item.Relation.AT_LEAST ? values[row] >= value : values[row] <= value);
    }
    return new Item(column, relation, value, rows);
  }
}
