// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What data are read from: a folder, a file of JSON Lines by its ending, and any other as CSV. */
enum DataKind {
  CSV("CSV") {
    @Override
    Dataset read(Path file, CsvFormat format) {
      return CsvReader.read(file, format);
    }

    @Override
    DataFile open(Path file, CsvFormat format) {
      return RecordFile.read(file, format);
    }

    @Override
    Table inputs(Path file, Dataset data) {
      return CsvReader.readInputs(file, data);
    }
  },
  JSON_LINES("JSON Lines") {
    @Override
    Dataset read(Path file, CsvFormat format) {
      return JsonLinesReader.read(file, format);
    }

    @Override
    DataFile open(Path file, CsvFormat format) {
      return RecordFile.read(file, format);
    }

    @Override
    Table inputs(Path file, Dataset data) {
      return JsonLinesReader.readInputs(file, data);
    }
  },
  FOLDER("a folder for each class") {
    @Override
    Dataset read(Path file, CsvFormat format) {
      return ClassFolder.read(file, format).data();
    }

    @Override
    DataFile open(Path file, CsvFormat format) {
      return ClassFolder.read(file, format);
    }

    @Override
    Table inputs(Path file, Dataset data) {
      return ClassFolder.read(file, CsvFormat.of(data)).data().table();
    }
  };

  private static final List<String> JSON_ENDINGS = List.of(".jsonl", ".ndjson");

  private final String words;

  DataKind(String words) {
    this.words = words;
  }

  abstract Dataset read(Path file, CsvFormat format);

  abstract DataFile open(Path file, CsvFormat format);

  abstract Table inputs(Path file, Dataset data);

  /** Returns what a path that may not be there is. */
  static DataKind of(Path file) {
    return Files.isDirectory(file) ? FOLDER : isJson(file) ? JSON_LINES : CSV;
  }

  /**
   * Checks that a copy of this kind has a name by which it is read again.
   *
   * @throws IllegalArgumentException if it has not
   */
  void checkName(Path copy) {
    if (this != FOLDER && (this == JSON_LINES) != isJson(copy)) {
      throw new IllegalArgumentException(
          "the copy is %s, as the data are, and %s is named as another kind; %s"
              .formatted(
                  words,
                  copy,
                  this == JSON_LINES
                      ? "let its name end in .jsonl"
                      : "let its name not end in " + String.join(" or ", JSON_ENDINGS)));
    }
  }

  private static boolean isJson(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return JSON_ENDINGS.stream().anyMatch(name::endsWith);
  }
}
