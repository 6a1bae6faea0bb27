// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.CsvWriter;
import io.poisonlab.parameter.Notation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Inspections as CSV: a line for each row of each, the most suspicious first. */
public final class SuspicionTable {
  private static final List<String> VERDICT =
      List.of("defence", "rank", "row", CsvWriter.ID_COLUMN, "label", "score", "flagged", "reason");
  private static final String LINE = "line";
  private static final String POISONED = "poisoned";

  private SuspicionTable() {}

  /**
   * Returns {@code defence,rank,row,row_id,label,score,flagged,reason}.
   *
   * @param most how many rows of each inspection at the most
   */
  public static String csv(List<Inspection> inspections, int most) {
    List<List<String>> records = new ArrayList<>();
    records.add(VERDICT);
    for (Inspection inspection : inspections) {
      String defence = Notation.of(inspection.defence());
      inspection.ranked(most).forEach(row -> records.add(verdict(defence, row)));
    }
    return CsvWriter.records(records);
  }

  /**
   * Returns the same, the line, whether it is poisoned where that is known, what more any of the
   * defences measured of it, and the values.
   */
  static String csv(SuspicionReport report, int most) {
    List<Column> columns = report.data().table().columns();
    List<SequencedMap<String, List<Double>>> measures =
        report.inspections().stream().map(each -> each.suspicion().measures()).toList();
    List<String> measured =
        measures.stream().flatMap(each -> each.sequencedKeySet().stream()).distinct().toList();
    List<String> header = new ArrayList<>(VERDICT);
    header.add(LINE);
    Optional<Set<Integer>> poisoned =
        report.truth().map(truth -> new HashSet<>(truth.stream().boxed().toList()));
    poisoned.ifPresent(_ -> header.add(POISONED));
    header.addAll(measured);
    List<String> ours = List.copyOf(header);
    columns.forEach(column -> header.add(heading(column.name(), ours)));
    List<List<String>> records = new ArrayList<>();
    records.add(header);
    for (int i = 0; i < measures.size(); i++) {
      Inspection inspection = report.inspections().get(i);
      SequencedMap<String, List<Double>> found = measures.get(i);
      String defence = Notation.of(inspection.defence());
      for (RankedRow row : inspection.ranked(most)) {
        int place = row.number() - 1;
        List<String> cells = new ArrayList<>(verdict(defence, row));
        cells.add(report.line(row).stream().mapToObj(Integer::toString).findFirst().orElse(""));
        poisoned.ifPresent(truth -> cells.add(Boolean.toString(truth.contains(row.id()))));
        measured.forEach(name ->
            cells.add(found.containsKey(name) ? found.get(name).get(place).toString() : ""));
        columns.forEach(column -> cells.add(column.shown(place)));
        records.add(cells);
      }
    }
    return CsvWriter.records(records);
  }

  static String heading(String name, List<String> ours) {
    return ours.contains(name) ? "data." + name : name;
  }

  private static List<String> verdict(String defence, RankedRow row) {
    return List.of(
        defence,
        Integer.toString(row.rank()),
        Integer.toString(row.number()),
        Integer.toString(row.id()),
        row.label(),
        Double.toString(row.score()),
        Boolean.toString(row.flagged()),
        row.reason());
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
