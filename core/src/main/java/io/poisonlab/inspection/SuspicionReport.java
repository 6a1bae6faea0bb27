// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import io.poisonlab.attack.Attack;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.LineNumbers;
import io.poisonlab.dataset.RowIds;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one or more defences say of the same data.
 *
 * @param data what they looked at
 * @param inspections one for each defence, at least one
 * @param truth the ids of the poisoned rows, where they are known
 * @param attack what was done to the data, where that is known
 * @param lines on which line of their file the rows stand, where they have one
 */
public record SuspicionReport(
    Dataset data,
    List<Inspection> inspections,
    Optional<RowIds> truth,
    Optional<Attack> attack,
    Optional<LineNumbers> lines) {
  /** Copies the list. */
  public SuspicionReport {
    inspections = List.copyOf(inspections);
  }

  /** Makes a report of data that no file is asked about. */
  public SuspicionReport(Dataset data, List<Inspection> inspections, Optional<RowIds> truth) {
    this(data, inspections, truth, Optional.empty(), Optional.empty());
  }

  /** Returns the line of a row in the file of the data, where they have one. */
  public OptionalInt line(RankedRow row) {
    return lines
        .map(known -> OptionalInt.of(known.at(row.number() - 1)))
        .orElse(OptionalInt.empty());
  }

  /**
   * Returns every row as CSV, a table of rows without warnings and taxonomy ids: as {@link
   * SuspicionTable#csv}, and {@code line}, {@code poisoned} where the truth is known, what a
   * defence measured of it beside its score, for example {@code self_confidence}, and the values of
   * its columns. A column that is called as one of ours is {@code data.} and its name.
   *
   * @param most how many rows of each defence at the most
   */
  public String toCsv(int most) {
    return SuspicionTable.csv(this, most);
  }

  /**
   * Returns an object with the data, and for each defence its settings, warnings, mitigations,
   * findings and rows.
   *
   * @param most how many rows of each defence at the most
   */
  public String toJson(int most) {
    return SuspicionJson.of(this, most);
  }

  /**
   * Returns a page that needs no other file.
   *
   * @param most how many rows of each defence at the most
   */
  public String toHtml(int most) {
    return SuspicionPage.of(this, most);
  }
}
