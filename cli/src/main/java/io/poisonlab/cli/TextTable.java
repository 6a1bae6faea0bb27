// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.analysis.Sheet;
import java.util.ArrayList;
import java.util.List;

/** Rows under headings, columns aligned: words on the left, numbers on the right. */
final class TextTable {
  private static final String GAP = "  ";

  private final List<Boolean> right = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>(List.of(new ArrayList<>()));

  /** Returns a sheet as a table; all its columns are words. */
  static TextTable of(Sheet sheet) {
    TextTable table = new TextTable();
    sheet.header().forEach(table::words);
    sheet.rows().forEach(table::row);
    return table;
  }

  /** Adds a column of words. */
  TextTable words(String heading) {
    return column(heading, false);
  }

  /** Adds a column of numbers. */
  TextTable numbers(String heading) {
    return column(heading, true);
  }

  private TextTable column(String heading, boolean alignRight) {
    rows.getFirst().add(heading);
    right.add(alignRight);
    return this;
  }

  /** Returns how many columns there are. */
  int columns() {
    return right.size();
  }

  /** Adds a row, one cell for each column. */
  void row(List<String> cells) {
    if (cells.size() != right.size()) {
      throw new IllegalArgumentException(
          "a row needs %d cells, found %d".formatted(right.size(), cells.size()));
    }
    rows.add(cells);
  }

  /** Returns the heading's line, then one for each row. */
  List<String> lines() {
    int[] widths = new int[right.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - width(row.get(i)));
      line.append(i == 0 ? "" : GAP)
          .append(right.get(i) ? padding + row.get(i) : row.get(i) + padding);
    }
    return line.toString().stripTrailing();
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
