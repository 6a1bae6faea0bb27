// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.CsvWriter;
import io.poisonlab.defence.RejectionRates;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What a detector says of inputs, and how that compares with the truth.
 *
 * @param found what it says
 * @param stamped the positions of the inputs that carry a trigger, where they are known
 */
public record InputReport(InputInspection found, Optional<List<Integer>> stamped) {
  /** What a column or a value is called that says whether an input carries a trigger. */
  static final String TRIGGERED = "triggered";

  /** Copies the list, in order. */
  public InputReport {
    stamped = stamped.map(those -> those.stream().sorted().toList());
  }

  /** Returns whether an input carries a trigger, where that is known. */
  Optional<Boolean> triggered(RankedRow row) {
    return stamped.map(those -> Collections.binarySearch(those, row.number() - 1) >= 0);
  }

  /** Returns how the verdicts compare with the truth, where it is known. */
  public Optional<InputInspection.Quality> quality() {
    return stamped.map(found::against);
  }

  /**
   * Returns {@code rank,row,class,score,rejected,reason}, where the truth is known {@code
   * triggered}, what was measured, for example {@code entropy}, and the values; the class is what
   * the model says. A column that is called as one of ours is {@code data.} and its name.
   *
   * @param most how many inputs at the most
   */
  public String toCsv(int most) {
    List<Column> columns = found.inputs().columns();
    List<String> header =
        new ArrayList<>(List.of("rank", "row", "class", "score", "rejected", "reason"));
    stamped.ifPresent(_ -> header.add(TRIGGERED));
    header.add(found.verdicts().measure());
    List<String> own = List.copyOf(header);
    columns.forEach(column -> header.add(SuspicionTable.heading(column.name(), own)));
    List<List<String>> records = new ArrayList<>();
    records.add(header);
    for (RankedRow row : found.ranked(most)) {
      List<String> cells =
          new ArrayList<>(
              List.of(
                  Integer.toString(row.rank()),
                  Integer.toString(row.number()),
                  row.label(),
                  Double.toString(row.score()),
                  Boolean.toString(row.flagged()),
                  row.reason()));
      triggered(row).ifPresent(carries -> cells.add(carries.toString()));
      cells.add(found.verdicts().measured().get(row.number() - 1).toString());
      columns.forEach(column -> cells.add(column.shown(row.number() - 1)));
      records.add(cells);
    }
    return CsvWriter.records(records);
  }

  /** Returns {@code limit,false_rejection,false_acceptance} at every limit, where it is known. */
  public Optional<String> curveCsv() {
    return quality()
        .map(InputInspection.Quality::curve)
        .filter(curve -> !curve.isEmpty())
        .map(InputReport::csv);
  }

  private static String csv(List<RejectionRates> curve) {
    List<List<String>> records = new ArrayList<>();
    records.add(List.of("limit", "false_rejection", "false_acceptance"));
    for (RejectionRates point : curve) {
      records.add(
          List.of(
              Double.toString(point.limit()),
              Double.toString(point.falseRejection()),
              Double.toString(point.falseAcceptance())));
    }
    return CsvWriter.records(records);
  }

  /**
   * Returns an object with the data, the detector, its limit, what the truth says of it, and
   * inputs.
   *
   * @param most how many inputs at the most
   */
  public String toJson(int most) {
    return InputJson.of(this, most);
  }

  /**
   * Returns a page that needs no other file.
   *
   * @param most how many inputs at the most
   */
  public String toHtml(int most) {
    return InputPage.of(this, most);
  }
}
