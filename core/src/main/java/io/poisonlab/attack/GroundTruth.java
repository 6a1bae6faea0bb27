// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.CsvWriter;
import io.poisonlab.dataset.DataFormatException;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.RowNumbers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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

  private static final String CHANGE = "change";

  /** The column with the columns whose values differ, parted by blanks. */
  public static final String COLUMNS = "columns";

  /** The column of the class before the attack. */
  public static final String LABEL_BEFORE = "label_before";

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
    DROPPED;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Compares data before and after an attack. Takes O(rows + poisoned rows · columns). */
  public static GroundTruth of(Dataset clean, Poisoned poisoned) {
    Dataset after = poisoned.dataset();
    Map<Integer, Integer> placeBefore = clean.ids().places();
    Map<Integer, Integer> placeAfter = after.ids().places();
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
    records.add(List.of(ROW, CsvWriter.ID_COLUMN, CHANGE, COLUMNS, LABEL_BEFORE, LABEL_AFTER));
    for (Row row : rows) {
      records.add(
          List.of(
              row.number().isPresent() ? Integer.toString(row.number().getAsInt()) : "",
              Integer.toString(row.id()),
              row.change().word(),
              String.join(" ", row.columns()),
              row.before().orElse(""),
              row.after().orElse("")));
    }
    return CsvWriter.records(records);
  }

  /**
   * Reads a file that was written beside poisoned data: the rows in it that those data have, with
   * the ids that they have there.
   *
   * @param poisoned the data, read from the poisoned file
   * @throws DataFormatException if it is no such file, or one of other data
   */
  public static GroundTruth read(Path file, Dataset poisoned) {
    List<Row> rows = new ArrayList<>();
    RowNumbers.records(
            file,
            List.of(ROW, CHANGE, COLUMNS, LABEL_BEFORE, LABEL_AFTER),
            ROW,
            LABEL_AFTER,
            poisoned)
        .forEach((place, cells) -> rows.add(row(file, place, cells, poisoned)));
    return new GroundTruth(rows);
  }

  private static Row row(Path file, int place, Map<String, String> cells, Dataset poisoned) {
    String change = cells.getOrDefault(CHANGE, "");
    String columns = cells.getOrDefault(COLUMNS, "");
    boolean labelAlone = columns.equals(poisoned.labels().target());
    return new Row(
        OptionalInt.of(place + 1),
        poisoned.ids().at(place),
        Arrays.stream(Change.values())
            .filter(known -> known.word().equals(change))
            .findFirst()
            .orElseThrow(() ->
                new DataFormatException(
                    "%s, row %d: found the change \"%s\", allowed are %s"
                        .formatted(
                            file,
                            place + 1,
                            change,
                            Arrays.stream(Change.values()).map(Change::word).toList()))),
        labelAlone ? List.of(columns) : words(columns),
        Optional.of(cells.getOrDefault(LABEL_BEFORE, "")).filter(label -> !label.isEmpty()),
        Optional.of(poisoned.labels().name(place)));
  }

  private static List<String> words(String cell) {
    return cell.isEmpty() ? List.of() : List.of(cell.split(" "));
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
