// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.util.Arrays;

/**
 * On which line of its file each row of a data set begins, as an editor counts them: empty lines
 * and line breaks in quoted fields count, the header is line 1 where nothing stands above it. 4
 * bytes a row.
 */
public final class LineNumbers {
  private final int[] lines;

  LineNumbers(FileText text, int[] records) {
    this.lines = Arrays.stream(records).map(text::line).toArray();
  }

  /** Returns the line on which the row at this position begins. */
  public int at(int row) {
    return lines[row];
  }
}
