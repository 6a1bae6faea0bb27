// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.analysis.Sheet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Rows under headings, columns aligned: words on the left, numbers on the right. */
final class TextTable {
  private static final String GAP = "  ";

  /** Words are not broken into columns narrower than this. */
  private static final int NARROWEST = 12;

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
    return lines(OptionalInt.empty());
  }

  /**
   * Returns the heading, then each row. Where the lines would be wider than asked for, the widest
   * columns of words are made narrower, and their cells take several lines.
   */
  List<String> lines(OptionalInt most) {
    int[] widths = widths(most);
    return rows.stream().flatMap(row -> lines(row, widths).stream()).toList();
  }

  /** Returns how many lines the heading has. */
  int headingLines(OptionalInt most) {
    return lines(rows.getFirst(), widths(most)).size();
  }

  private int[] widths(OptionalInt most) {
    int[] widths = new int[right.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    int room = most.orElse(Integer.MAX_VALUE) - GAP.length() * (widths.length - 1);
    while (IntStream.of(widths).sum() > room) {
      int widest = widestWords(widths);
      if (widest < 0) {
        break; // numbers are not broken
      }
      widths[widest]--;
    }
    return widths;
  }

  /** Returns the widest column of words that may be narrower, or -1. */
  private int widestWords(int[] widths) {
    return IntStream.range(0, widths.length)
        .filter(i -> !right.get(i) && widths[i] > NARROWEST)
        .boxed()
        .max(Comparator.comparingInt(i -> widths[i]))
        .orElse(-1);
  }

  private List<String> lines(List<String> row, int[] widths) {
    List<List<String>> cells = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      cells.add(folded(row.get(i), widths[i]));
    }
    int height = cells.stream().mapToInt(List::size).max().orElse(1);
    List<String> lines = new ArrayList<>();
    for (int line = 0; line < height; line++) {
      List<String> parts = new ArrayList<>();
      for (List<String> cell : cells) {
        parts.add(line < cell.size() ? cell.get(line) : "");
      }
      lines.add(line(parts, widths));
    }
    return lines;
  }

  private String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(Math.max(0, widths[i] - width(row.get(i))));
      line.append(i == 0 ? "" : GAP)
          .append(right.get(i) ? padding + row.get(i) : row.get(i) + padding);
    }
    return line.toString().stripTrailing();
  }

  /** Breaks a text between words; a word that is longer than a line stays whole. */
  static List<String> folded(String text, int most) {
    if (width(text) <= most) {
      return List.of(text);
    }
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ", -1)) {
      if (line.isEmpty()) {
        line = word;
      } else if (width(line) + 1 + width(word) > most) {
        lines.add(line);
        line = word;
      } else {
        line = line + " " + word;
      }
    }
    lines.add(line);
    return lines;
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
