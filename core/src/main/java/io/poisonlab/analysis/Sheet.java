// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.dataset.CsvWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table of texts.
 *
 * @param header the columns
 * @param rows as many cells each
 */
public record Sheet(List<String> header, List<List<String>> rows) {
  /** Copies the lists, and checks their lengths. */
  public Sheet {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != header.size()) {
        throw new IllegalArgumentException(
            "a row needs %d cells, found %d".formatted(header.size(), row.size()));
      }
    }
  }

  /** Returns the rows whose cell in a column is so. */
  public Sheet where(String column, Predicate<String> wanted) {
    int at = header.indexOf(column);
    return new Sheet(header, rows.stream().filter(row -> wanted.test(row.get(at))).toList());
  }

  /** Returns the table without these columns. */
  public Sheet without(String... columns) {
    Set<String> left = Set.of(columns);
    int[] kept =
        IntStream.range(0, header.size()).filter(at -> !left.contains(header.get(at))).toArray();
    return new Sheet(select(header, kept), rows.stream().map(row -> select(row, kept)).toList());
  }

  /** Returns the table without those of these columns that say the same in every row. */
  public Sheet withoutConstant(String... columns) {
    return without(
        Stream.of(columns)
            .filter(header::contains)
            .filter(column ->
                rows.stream().map(row -> row.get(header.indexOf(column))).distinct().count() < 2)
            .toArray(String[]::new));
  }

  private static List<String> select(List<String> cells, int[] kept) {
    return Arrays.stream(kept).mapToObj(cells::get).toList();
  }

  /** Returns the table as CSV with a header. */
  public String toCsv() {
    List<List<String>> records = new ArrayList<>(List.of(header));
    records.addAll(rows);
    return CsvWriter.records(records);
  }

  /** Returns the table as Markdown, without a blank line around it. */
  public String toMarkdown() {
    StringBuilder text = new StringBuilder();
    line(text, header);
    text.append("|").append(" --- |".repeat(header.size())).append('\n');
    rows.forEach(row -> line(text, row));
    return text.toString();
  }

  private static void line(StringBuilder text, List<String> cells) {
    text.append("|");
    for (String cell : cells) {
      text.append(' ').append(cell.replace("|", "\\|").replace('\n', ' ')).append(" |");
    }
    text.append('\n');
  }
}
