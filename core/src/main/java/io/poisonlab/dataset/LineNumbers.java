// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * On which line of its file each row of a data set begins, as an editor counts them: empty lines
 * and line breaks in quoted fields count, the header is line 1 where nothing stands above it.
 */
public final class LineNumbers {
  private final int[] lines;

  private LineNumbers(int[] lines) {
    this.lines = lines;
  }

  /**
   * Reads the file of the data once more. Takes O(size of the file) and the memory of its bytes.
   *
   * @return nothing where the data are not those of a file, or it has changed so much that its rows
   *     are not theirs
   */
  public static Optional<LineNumbers> of(Dataset data) {
    if (data.source().kind() != Source.Kind.FILE) {
      return Optional.empty();
    }
    CsvText text;
    try {
      byte[] bytes = CsvReader.bytes(Path.of(data.source().location()));
      text = new CsvText(bytes, CsvReader.delimiter(bytes));
    } catch (DataFormatException | UncheckedIOException _) {
      return Optional.empty();
    }
    return text.size() - 1 == data.size()
        ? Optional.of(
            new LineNumbers(IntStream.rangeClosed(1, data.size()).map(text::line).toArray()))
        : Optional.empty();
  }

  /** Returns the line on which the row at this position begins. */
  public int at(int row) {
    return lines[row];
  }
}
