// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import io.poisonlab.parameter.NameList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says of all columns at once which values are missing although none may be. */
final class CsvGaps {
  private static final int MAX_SHOWN = 30;

  private CsvGaps() {}

  /**
   * Checks the columns of a file that has been read.
   *
   * @param rows how many rows it has
   * @throws DataFormatException if a value is missing in a column that is not nullable
   */
  static void refuse(Source source, List<CsvColumn> columns, int rows) {
    List<String> found = new ArrayList<>();
    List<CsvColumn> features =
        columns.stream().filter(column -> !column.isTarget() && column.gaps() > 0).toList();
    if (!features.isEmpty()) {
      boolean one = features.size() == 1;
      String them = one ? "it" : "them";
      boolean brief = features.size() > MAX_SHOWN;
      String names =
          NameList.option(features.stream().limit(MAX_SHOWN).map(CsvColumn::name).toList());
      found.add(
          "values are missing in %s %s%s; declare %s nullable (--nullable %s) or leave %s out (--ignore %s%s)"
              .formatted(
                  one ? "column" : "%d columns:".formatted(features.size()),
                  features.stream()
                      .limit(MAX_SHOWN)
                      .map(column -> gap(column, rows))
                      .collect(Collectors.joining(", ")),
                  brief ? " and %d more".formatted(features.size() - MAX_SHOWN) : "",
                  them,
                  brief ? "'*'" : names,
                  them,
                  names,
                  brief ? ",…" : ""));
    }
    columns.stream()
        .filter(column -> column.isTarget() && column.gaps() > 0)
        .map(column ->
            "the target column %s; every row needs a class: give it, or skip such rows (--skip-unlabelled)"
                .formatted(gap(column, rows)))
        .forEach(found::add);
    if (!found.isEmpty()) {
      throw new DataFormatException(
          "%s: %s".formatted(source.location(), String.join("; ", found)));
    }
  }

  private static String gap(CsvColumn column, int rows) {
    return "\"%s\" (%s)"
        .formatted(
            column.name(),
            column.gaps() == rows
                ? "all %s empty".formatted(Count.of(rows, "cell"))
                : "%s empty, the first on line %d"
                    .formatted(Count.of(column.gaps(), "cell"), column.firstGap()));
  }
}
