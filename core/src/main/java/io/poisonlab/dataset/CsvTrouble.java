// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import io.poisonlab.parameter.NameList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The first cell of a column that is not what the cells before it were.
 *
 * @param column its name
 * @param message where it stands, what it holds and how to mend it
 * @param found the cell, in short
 * @param mendedByNominal whether it is one if the column is read as categories
 */
record CsvTrouble(String column, String message, String found, boolean mendedByNominal) {
  private static final int MAX_SHOWN = 30;

  /**
   * Says of all columns at once what is wrong, and how to read those that hold texts.
   *
   * @throws DataFormatException if there is one
   */
  static void refuse(Source source, List<CsvColumn> columns) {
    List<CsvTrouble> found = columns.stream().flatMap(column -> column.trouble().stream()).toList();
    if (found.size() == 1) {
      throw new DataFormatException(found.getFirst().message());
    }
    if (found.isEmpty()) {
      return;
    }
    List<String> texts =
        found.stream().filter(CsvTrouble::mendedByNominal).map(CsvTrouble::column).toList();
    String cells =
        found.stream()
            .limit(MAX_SHOWN)
            .map(each -> "\"%s\" (%s)".formatted(each.column(), each.found()))
            .collect(Collectors.joining(", "));
    throw new DataFormatException(
        "%s: %d columns hold what is no number beside numbers: %s%s; mend the cells, or%s name the texts that mean a missing value (--missing)"
            .formatted(
                source.location(),
                found.size(),
                cells,
                found.size() > MAX_SHOWN ? " and more" : "",
                texts.isEmpty()
                    ? ""
                    : " read %s as categories (--nominal %s), or"
                        .formatted(
                            texts.size() == found.size() ? "the columns" : "those with texts",
                            NameList.option(texts))));
  }
}
