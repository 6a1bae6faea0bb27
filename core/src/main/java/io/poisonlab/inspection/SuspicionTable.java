// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import io.poisonlab.dataset.CsvWriter;
import io.poisonlab.parameter.Notation;
import java.util.ArrayList;
import java.util.List;

/** Inspections as CSV: a line for each row of each, the most suspicious first. */
public final class SuspicionTable {
  private SuspicionTable() {}

  /**
   * Returns {@code defence,rank,row,row_id,label,score,flagged,reason}.
   *
   * @param most how many rows of each inspection at the most
   */
  public static String csv(List<Inspection> inspections, int most) {
    List<List<String>> records = new ArrayList<>();
    records.add(List.of("defence", "rank", "row", "row_id", "label", "score", "flagged", "reason"));
    for (Inspection inspection : inspections) {
      String defence = Notation.of(inspection.defence());
      for (RankedRow row : inspection.ranked(most)) {
        records.add(
            List.of(
                defence,
                Integer.toString(row.rank()),
                Integer.toString(row.number()),
                Integer.toString(row.id()),
                row.label(),
                Double.toString(row.score()),
                Boolean.toString(row.flagged()),
                row.reason()));
      }
    }
    return CsvWriter.records(records);
  }

  /** Returns {@code row_id,score,flagged}: what may be kept where rows of the data may not. */
  public static String withoutData(Inspection inspection) {
    List<List<String>> records = new ArrayList<>();
    records.add(List.of(CsvWriter.ID_COLUMN, "score", "flagged"));
    for (RankedRow row : inspection.ranked()) {
      records.add(
          List.of(
              Integer.toString(row.id()),
              Double.toString(row.score()),
              Boolean.toString(row.flagged())));
    }
    return CsvWriter.records(records);
  }
}
