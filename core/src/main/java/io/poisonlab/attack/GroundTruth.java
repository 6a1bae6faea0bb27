// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.CsvWriter;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.RowIds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an attack did, row by row, as it is kept in a file beside the poisoned data.
 *
 * @param rows the poisoned rows, in the order of their ids
 */
public record GroundTruth(List<Row> rows) {
  /** The column with a row's number in the poisoned file: 1 is the first below the header. */
  public static final String ROW = "row";

  /** The column with a row's class in the poisoned file. */
  public static final String LABEL_AFTER = "label_after";

  /** Copies the list. */
  public GroundTruth {
    rows = List.copyOf(rows);
  }

  /**
   * A poisoned row.
   *
   * @param number its place in the poisoned data, counted from 1; absent where the attack took it
   *     out
   * @param id its id
   * @param change what happened to it
   * @param columns the columns, target included, whose values differ; none of a row that was
   *     inserted or dropped, or that the attack chose and left as it was
   * @param before its class before the attack, if it was there
   * @param after its class after the attack, if it is there
   */
  public record Row(
      OptionalInt number,
      int id,
      Change change,
      List<String> columns,
      Optional<String> before,
      Optional<String> after) {
    /** Copies the list. */
    public Row {
      columns = List.copyOf(columns);
    }
  }

  /** What happened to a row. */
  public enum Change {
    /** It was chosen; the columns say what differs. */
    CHANGED,
    /** It was not there before. */
    INSERTED,
    /** It is not there any more. */
    DROPPED
  }

  /** Compares data before and after an attack. Takes O(rows + poisoned rows · columns). */
  public static GroundTruth of(Dataset clean, Poisoned poisoned) {
    Dataset after = poisoned.dataset();
    Map<Integer, Integer> placeBefore = places(clean.ids());
    Map<Integer, Integer> placeAfter = places(after.ids());
    List<Row> rows = new ArrayList<>();
    for (int id : poisoned.poisonedRows().stream().toArray()) {
      Optional<Integer> was = Optional.ofNullable(placeBefore.get(id));
      Optional<Integer> is = Optional.ofNullable(placeAfter.get(id));
      rows.add(
          new Row(
              is.map(place -> OptionalInt.of(place + 1)).orElse(OptionalInt.empty()),
              id,
              was.isEmpty() ? Change.INSERTED : is.isEmpty() ? Change.DROPPED : Change.CHANGED,
              was.isPresent() && is.isPresent()
                  ? differing(clean, was.get(), after, is.get())
                  : List.of(),
              was.map(clean.labels()::name),
              is.map(after.labels()::name)));
    }
    return new GroundTruth(rows);
  }

  /**
   * Returns the file: {@code row,row_id,change,columns,label_before,label_after}, columns separated
   * by blanks.
   */
  public String toCsv() {
    List<List<String>> records = new ArrayList<>();
    records.add(List.of(ROW, "row_id", "change", "columns", "label_before", LABEL_AFTER));
    for (Row row : rows) {
      records.add(
          List.of(
              row.number().isPresent() ? Integer.toString(row.number().getAsInt()) : "",
              Integer.toString(row.id()),
              row.change().name().toLowerCase(java.util.Locale.ROOT),
              String.join(" ", row.columns()),
              row.before().orElse(""),
              row.after().orElse("")));
    }
    return CsvWriter.records(records);
  }

  private static Map<Integer, Integer> places(RowIds ids) {
    Map<Integer, Integer> places = HashMap.newHashMap(ids.size());
    for (int place = 0; place < ids.size(); place++) {
      places.put(ids.at(place), place);
    }
    return places;
  }

  private static List<String> differing(Dataset clean, int was, Dataset poisoned, int is) {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < clean.table().columns().size(); i++) {
      Column before = clean.table().columns().get(i);
      if (!before.text(was).equals(poisoned.table().columns().get(i).text(is))) {
        columns.add(before.name());
      }
    }
    if (!clean.labels().name(was).equals(poisoned.labels().name(is))) {
      columns.add(clean.labels().target());
    }
    return columns;
  }
}
