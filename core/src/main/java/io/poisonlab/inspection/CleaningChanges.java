// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import io.poisonlab.attack.GroundTruth;
import io.poisonlab.dataset.CsvWriter;
import io.poisonlab.dataset.DataFile;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.defence.Remedy;
import io.poisonlab.defence.Suspicion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What cleaning did to each row that the defence flagged, as it is kept in a file beside the
 * cleaned data.
 *
 * @param rows the flagged rows, in their order
 */
public record CleaningChanges(List<Row> rows) {
  /** Copies the list. */
  public CleaningChanges {
    rows = List.copyOf(rows);
  }

  /**
   * A flagged row.
   *
   * @param number its place in the data inspected, counted from 1
   * @param id its id
   * @param line the line of the file inspected on which it begins, counted from 1
   * @param action what was done
   * @param before its class before
   * @param after its class afterwards, if it is still there
   * @param suspicion the defence's score, in [0, 1]
   * @param reason in words, why it has that score
   */
  public record Row(
      int number,
      int id,
      int line,
      Action action,
      String before,
      Optional<String> after,
      double suspicion,
      String reason) {}

  /** What was done to a flagged row. */
  public enum Action {
    /** It was taken out. */
    DROP,
    /** It got another class. */
    RELABEL,
    /** It counts less: it was kept, or not, by a draw. */
    DOWN_WEIGHT,
    /** It was flagged and left as it was: the defence proposes the class that it has. */
    KEEP
  }

  /**
   * Compares data before and after cleaning. Takes O(rows) and the reasons' time.
   *
   * @param file the data inspected and their text
   */
  public static CleaningChanges of(Cleaning cleaning, DataFile file) {
    Dataset before = cleaning.inspection().data();
    Dataset after = cleaning.after();
    Suspicion suspicion = cleaning.inspection().suspicion();
    Set<Integer> flagged = cleaning.inspection().flagged();
    Map<Integer, Integer> places = after.ids().places();
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < before.size(); row++) {
      int id = before.ids().at(row);
      if (flagged.contains(id)) {
        String was = before.labels().name(row);
        Optional<String> is = Optional.ofNullable(places.get(id)).map(after.labels()::name);
        rows.add(
            new Row(
                row + 1,
                id,
                file.line(row),
                action(suspicion.remedy(), is.equals(Optional.of(was))),
                was,
                is,
                suspicion.score(row),
                suspicion.reason(row)));
      }
    }
    return new CleaningChanges(rows);
  }

  private static Action action(Remedy remedy, boolean same) {
    return switch (remedy) {
      case Remedy.Drop _ -> Action.DROP;
      case Remedy.DownWeight _ -> Action.DOWN_WEIGHT;
      case Remedy.Relabel _ -> same ? Action.KEEP : Action.RELABEL;
    };
  }

  /** Returns {@code row,row_id,line,action,label_before,label_after,suspicion,reason}. */
  public String toCsv() {
    List<List<String>> records = new ArrayList<>();
    records.add(
        List.of(
            GroundTruth.ROW,
            CsvWriter.ID_COLUMN,
            "line",
            "action",
            GroundTruth.LABEL_BEFORE,
            GroundTruth.LABEL_AFTER,
            "suspicion",
            "reason"));
    for (Row row : rows) {
      records.add(
          List.of(
              Integer.toString(row.number()),
              Integer.toString(row.id()),
              Integer.toString(row.line()),
              row.action().name().toLowerCase(Locale.ROOT).replace('_', '-'),
              row.before(),
              row.after().orElse(""),
              Double.toString(row.suspicion()),
              row.reason()));
    }
    return CsvWriter.records(records);
  }
}
