// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The values of a row as {@code column=value}, those that the reason speaks of first. */
public final class RowValues {
  private static final String MISSING = "–";
  private static final String MORE = " …";

  /** A number that is written longer is shown with four digits. */
  private static final int LONG = 8;

  private RowValues() {}

  /** Returns all of them. */
  public static List<String> of(Table table, RankedRow row) {
    return ordered(table, row).stream()
        .map(column -> column.name() + "=" + text(column, row.number() - 1, false))
        .toList();
  }

  /**
   * Returns as many as a width holds, numbers cut to four digits, and a sign that there are more.
   *
   * @param width the most characters
   */
  public static String within(int width, Table table, RankedRow row) {
    StringBuilder line = new StringBuilder();
    List<Column> columns = ordered(table, row);
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      String next =
          (i == 0 ? "" : " ") + column.name() + "=" + text(column, row.number() - 1, true);
      int room = width - (i == columns.size() - 1 ? 0 : MORE.length());
      if (line.length() + next.length() > room) {
        String cut = i == 0 ? next.substring(0, Math.max(0, room)) : "";
        return line.append(cut).append(MORE).toString();
      }
      line.append(next);
    }
    return line.toString();
  }

  private static List<Column> ordered(Table table, RankedRow row) {
    List<Column> columns = new ArrayList<>(table.columns());
    columns.sort(Comparator.comparing(column -> !row.reason().contains(quoted(column))));
    return columns;
  }

  private static String quoted(Column column) {
    return '"' + column.name() + '"';
  }

  private static String text(Column column, int row, boolean brief) {
    String text =
        column.isMissing(row) ? MISSING : column.shown(row).replaceAll("\\p{Cntrl}+", " ");
    return brief && text.length() > LONG && column instanceof NumericColumn number
        ? String.format(Locale.ROOT, "%.4g", number.value(row))
        : text;
  }
}
