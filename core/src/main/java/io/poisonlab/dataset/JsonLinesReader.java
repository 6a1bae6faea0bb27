// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads JSON Lines: UTF-8, with or without a byte order mark, an object on each line; empty lines
 * are skipped. Each field is a column, in the order in which they come; a field that a line does
 * not have, or that is null, is a missing value. A value counts as the same characters would in a
 * cell of a CSV file ({@link CsvReader}), so a string that is a number is one. Objects and arrays
 * within are refused, except in columns that are left out.
 *
 * <p>Limits: as CSV, {@value CsvReader#MAX_BYTES} bytes and {@value CsvReader#MAX_COLUMNS} columns;
 * {@value Utf8Lines#MAX_LINE} bytes a line, 500 levels of nesting. The file is read once, line by
 * line.
 */
public final class JsonLinesReader {
  private JsonLinesReader() {}

  /**
   * Reads a file; the data set is called as the file is, without its ending.
   *
   * @throws DataFormatException if it is missing, empty, not UTF-8, too large, not JSON, or holds
   *     what the format does not allow; the message names line and column
   */
  public static Dataset read(Path file, CsvFormat format) {
    return CsvReader.open(
        file, in -> read(CsvReader.name(file), CsvReader.source(file, format), in, format));
  }

  static Dataset read(String name, Source source, InputStream in, CsvFormat format)
      throws IOException {
    return CsvReader.dataset(
        name,
        source,
        columns(
            source,
            in,
            column -> new CsvColumn(source, column, format),
            names -> CsvHeader.check(source, names, format)),
        format);
  }

  /**
   * Reads inputs of a model, as {@link CsvReader#readInputs} does.
   *
   * @param data whose columns are read
   * @throws DataFormatException as {@link #read} does, and if a column is not there
   */
  public static Table readInputs(Path file, Dataset data) {
    CsvFormat format = CsvFormat.of(data);
    Source source = CsvReader.source(file, format);
    return CsvReader.open(
        file,
        in ->
            CsvReader.table(
                columns(
                    source,
                    in,
                    column -> CsvHeader.input(source, column, format, data.table()),
                    names -> CsvHeader.checkInputs(source, names, data.table()))));
  }

  private static List<CsvColumn> columns(
      Source source, InputStream in, Function<String, CsvColumn> made, Consumer<List<String>> check)
      throws IOException {
    SequencedMap<String, CsvColumn> columns = new LinkedHashMap<>();
    Utf8Lines lines = new Utf8Lines(source, in);
    int rows = 0;
    int first = 0;
    for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
      if (line.get().isBlank()) {
        continue;
      }
      JsonRecord record = record(source, line.get(), lines.number());
      for (String name : record.fields().keySet()) {
        if (!columns.containsKey(name)) {
          CsvHeader.checkName(source, name, columns.size() + 1);
          columns.put(name, late(made.apply(name), rows, first));
        }
      }
      first = rows == 0 ? lines.number() : first;
      rows += add(source, record, columns, lines.number()) ? 1 : 0;
    }
    if (columns.isEmpty()) {
      throw new DataFormatException(
          "%s is empty; needed is one object a line".formatted(source.location()));
    }
    check.accept(List.copyOf(columns.keySet()));
    List<CsvColumn> all = List.copyOf(columns.values());
    CsvTrouble.refuse(source, all);
    CsvGaps.refuse(source, all, rows);
    return all;
  }

  /** Returns a column that the rows before did not have. */
  private static CsvColumn late(CsvColumn column, int rows, int firstLine) {
    for (int row = 0; row < rows; row++) {
      column.add("", firstLine);
    }
    return column;
  }

  static JsonRecord record(Source source, String line, int number) {
    try {
      return JsonRecord.read(line);
    } catch (JsonRecord.Malformed e) {
      throw new DataFormatException(
          "%s, line %d: %s".formatted(source.location(), number, e.getMessage()), e);
    }
  }

  /** Adds a row to the columns; returns false for one that is left out. */
  private static boolean add(
      Source source, JsonRecord record, SequencedMap<String, CsvColumn> columns, int line) {
    if (columns.entrySet().stream()
        .anyMatch(each -> each.getValue().skipsRow(cell(record, each.getKey())))) {
      return false;
    }
    columns.forEach((name, column) -> {
      if (!column.isIgnored()) {
        JsonRecord.Field field = record.fields().get(name);
        if (field != null && field.nested()) {
          throw new DataFormatException(
              "%s, line %d, field \"%s\": found an object or an array, needed is a text, a number or a truth value; leave the field out (--ignore %s)"
                  .formatted(source.location(), line, name, name));
        }
        column.add(cell(record, name), line);
      }
    });
    return true;
  }

  private static String cell(JsonRecord record, String name) {
    JsonRecord.Field field = record.fields().get(name);
    return field == null ? "" : field.cell();
  }
}
