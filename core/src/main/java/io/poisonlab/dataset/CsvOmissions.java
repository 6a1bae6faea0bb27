// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a CSV file holds that is not taken as data.
 *
 * @param columns columns that are left out, for example an id
 * @param missing texts that mean a missing value, as an empty cell does, for example {@code NA}
 * @param unlabelledRows whether rows without a class are left out; else they are an error
 */
public record CsvOmissions(Set<String> columns, Set<String> missing, boolean unlabelledRows) {
  /** Everything is data; only an empty cell is missing. */
  public static final CsvOmissions NONE = new CsvOmissions(Set.of(), Set.of(), false);

  /** Copies the sets, the texts without blanks at their ends, as cells are read. */
  public CsvOmissions {
    columns = Set.copyOf(columns);
    missing =
        missing.stream()
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns whether a cell, without blanks at its ends, stands for no value. */
  boolean isMissing(String cell) {
    return cell.isEmpty() || missing.contains(cell);
  }
}
