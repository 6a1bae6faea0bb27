// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads data of any kind: a folder as one that holds a folder of texts or images for each class
 * ({@link ClassFolder}), a file whose name ends in {@code .jsonl} or {@code .ndjson} as JSON Lines
 * ({@link JsonLinesReader}), any other as CSV ({@link CsvReader}).
 */
public final class DataReader {
  private DataReader() {}

  /**
   * Reads data.
   *
   * @throws DataFormatException if they are missing, too large, not UTF-8, or hold what the format
   *     does not allow; the message names file, line and column
   */
  public static Dataset read(Path file, CsvFormat format) {
    return DataKind.of(file).read(file, format);
  }

  /**
   * Reads inputs of a model, as {@link CsvReader#readInputs} does.
   *
   * @param data whose columns are read
   * @throws DataFormatException as {@link #read} does, and if a column is not there
   */
  public static Table readInputs(Path file, Dataset data) {
    return DataKind.of(file).inputs(file, data);
  }

  /** Returns how data are read of which a user need not say it: a folder for each class. */
  public static Optional<CsvFormat> knownFormat(Path file) {
    return DataKind.of(file) == DataKind.FOLDER
        ? Optional.of(ClassFolder.knownFormat(file))
        : Optional.empty();
  }
}
