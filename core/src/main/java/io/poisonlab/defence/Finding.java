// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import java.util.List;

/**
 * A table that a defence found beside its verdicts on rows: what it holds of classes, of columns,
 * of the data as a whole.
 *
 * @param id its name in files, in snake case
 * @param title what it shows, in words
 * @param detail whether it is for full reports alone, and not for a screen
 * @param columns what its numbers are, a word each
 * @param lines one or more
 */
public record Finding(
    String id, String title, boolean detail, List<String> columns, List<Line> lines) {
  /** Copies the lists and checks that each line has a number for each column. */
  public Finding {
    columns = List.copyOf(columns);
    lines = List.copyOf(lines);
    for (Line line : lines) {
      if (line.values().size() != columns.size()) {
        throw new IllegalArgumentException(
            "the finding \"%s\" has %d columns, its line \"%s\" %d numbers"
                .formatted(id, columns.size(), line.name(), line.values().size()));
      }
    }
  }

  /**
   * A line of the table.
   *
   * @param name what it is about
   * @param values a number for each column: an {@link Integer} is a count
   */
  public record Line(String name, List<Number> values) {
    /** Copies the list. */
    public Line {
      values = List.copyOf(values);
    }
  }
}
