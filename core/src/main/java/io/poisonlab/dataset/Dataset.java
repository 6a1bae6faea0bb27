// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.util.Map;

/**
 * Rows with labels: immutable, each row with an id that it keeps on its way through splits, attacks
 * and defences.
 *
 * @param name what it is called in reports, for example {@code iris}
 * @param source where it came from
 * @param table the feature block
 * @param labels the class of each row
 * @param ids the identity of each row
 */
public record Dataset(String name, Source source, Table table, Labels labels, RowIds ids) {
  /**
   * Checks that the parts are equally long.
   *
   * @throws IllegalArgumentException if they are not
   */
  public Dataset {
    if (table.size() != labels.size() || labels.size() != ids.size()) {
      throw new IllegalArgumentException(
          "data set \"%s\": found %d feature rows, %d labels and %d row ids; they must be equally many"
              .formatted(name, table.size(), labels.size(), ids.size()));
    }
  }

  /** Returns a data set made in memory, its rows numbered from 0. */
  public static Dataset of(String name, Table table, Labels labels) {
    return new Dataset(name, Source.memory(), table, labels, RowIds.range(table.size()));
  }

  /** Returns the number of rows. */
  public int size() {
    return labels.size();
  }

  /** Returns the number of classes, those without a row included. */
  public int classCount() {
    return labels.classes().size();
  }

  /** Returns the rows at these positions, in this order. */
  public Dataset select(int[] rows) {
    return new Dataset(name, source, table.select(rows), labels.select(rows), ids.select(rows));
  }

  /** Returns the rows with these ids, in the order of the ids. Takes O(n). */
  public Dataset selectIds(RowIds wanted) {
    Map<Integer, Integer> position = ids.places();
    int[] rows = new int[wanted.size()];
    for (int i = 0; i < rows.length; i++) {
      Integer row = position.get(wanted.at(i));
      if (row == null) {
        throw new IllegalArgumentException(
            "data set \"%s\" has no row with id %d".formatted(name, wanted.at(i)));
      }
      rows[i] = row;
    }
    return select(rows);
  }

  /**
   * Returns these rows and then others, of the same columns and classes.
   *
   * @throws IllegalArgumentException if the columns or classes differ, or an id stands on both
   *     sides
   */
  public Dataset append(Dataset others) {
    RowIds all = ids.and(others.ids);
    if (all.stream().distinct().count() < all.size()) {
      throw new IllegalArgumentException(
          "data set \"%s\": appended rows have ids that are present already; take RowIds.inserted"
              .formatted(name));
    }
    return new Dataset(name, source, table.append(others.table), labels.append(others.labels), all);
  }

  /** Returns the same rows with other labels. */
  public Dataset withLabels(Labels newLabels) {
    return new Dataset(name, source, table, newLabels, ids);
  }

  /** Returns the same rows with other features. */
  public Dataset withTable(Table newTable) {
    return new Dataset(name, source, newTable, labels, ids);
  }

  /** Returns the SHA-256 of names, types, values, labels and ids; the source does not count. */
  public Fingerprint fingerprint() {
    return table.derived(new Fingerprint.OfRows(labels, ids));
  }

  @Override
  public String toString() {
    return "%s (%s, %s, %s)"
        .formatted(
            name,
            Count.of(size(), "row"),
            Count.of(table.columns().size(), "feature"),
            Count.of(classCount(), "class"));
  }
}
