// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Data together with what they were read from, so that a changed copy is written as the original
 * is: a CSV file, a file of JSON Lines ({@link RecordFile}), or a folder for each class ({@link
 * ClassFolder}).
 */
public sealed interface DataFile permits RecordFile, ClassFolder {
  /**
   * Reads a file or folder; which kind it is {@link DataReader} says.
   *
   * @throws DataFormatException as {@link DataReader#read} does
   */
  static DataFile read(Path file, CsvFormat format) {
    return DataKind.of(file).open(file, format);
  }

  /**
   * Returns data that were not read from a file, with the CSV that {@link CsvWriter} writes; images
   * with the PNG files that they would be in a folder for each class.
   */
  static DataFile of(Dataset data) {
    return ImageColumn.isAlone(data.table()) ? ClassFolder.of(data) : RecordFile.of(data);
  }

  /** Returns the data. */
  Dataset data();

  /** Returns the number of the line, from 1, on which the row at this position begins. */
  int line(int row);

  /** Returns the lines of all rows, or nothing where the data came from no file of lines. */
  Optional<LineNumbers> lines();

  /**
   * Returns the columns of numbers that are written with leading zeros, which a number does not
   * keep, with one such cell each; of long data the first rows are looked at.
   */
  SequencedMap<String, String> leadingZeros();

  /** Returns the names of what is told of each row beside the data: columns left out, a file. */
  List<String> ignored();

  /** Returns what the row at this position has under these names. */
  List<String> ignoredTexts(int row);

  /** Returns how many rows were left out. */
  int skipped();

  /**
   * Returns a copy that holds these rows, in their order. A row is known by its id; what did not
   * change keeps its very characters.
   *
   * @param after rows with the columns and the target of these data
   * @throws IllegalArgumentException if they have others
   */
  FileCopy copy(Dataset after);

  /**
   * Checks that a copy is named so that it is read as what it is.
   *
   * @throws IllegalArgumentException if it is named as something else is
   */
  void checkName(Path copy);
}
