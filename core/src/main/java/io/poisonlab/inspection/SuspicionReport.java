// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.RowIds;
import java.util.List;
import java.util.Optional;

/**
 * What one or more defences say of the same data.
 *
 * @param data what they looked at
 * @param inspections one for each defence, at least one
 * @param truth the ids of the poisoned rows, where they are known
 */
public record SuspicionReport(Dataset data, List<Inspection> inspections, Optional<RowIds> truth) {
  /** Copies the list. */
  public SuspicionReport {
    inspections = List.copyOf(inspections);
  }

  /**
   * Returns every row as CSV; see {@link SuspicionTable#csv}.
   *
   * @param most how many rows of each defence at the most
   */
  public String toCsv(int most) {
    return SuspicionTable.csv(inspections, most);
  }

  /**
   * Returns an object with the data, and for each defence its settings, warnings, finding and rows.
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
