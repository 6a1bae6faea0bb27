// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.dataset.CsvWriter;
import java.util.ArrayList;
import java.util.List;

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
