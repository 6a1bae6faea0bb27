// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import io.poisonlab.file.FileErrors;
import io.poisonlab.parameter.NameList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads which rows of a data set a CSV file names, in a column of row numbers from 1. */
public final class RowNumbers {
  private RowNumbers() {}

  /**
   * Returns the ids of the rows that a file names; a cell that is empty names none.
   *
   * @param column the column of numbers: 1 is the first row of the data
   * @param labels the column that tells the class which each row should have: the file may lack it
   * @throws DataFormatException if the file cannot be read, has no such column, or names a row that
   *     the data do not have or have with another class
   */
  public static RowIds read(Path file, String column, String labels, Dataset data) {
    int[] rows =
        records(file, List.of(column), column, labels, data).keySet().stream()
            .mapToInt(Integer::intValue)
            .toArray();
    return data.ids().select(rows).sorted();
  }

  /**
   * Returns the records of a file that name a row, by the position of that row, ascending, of rows
   * that need not have a class.
   *
   * @param column the column of numbers: 1 is the first row
   * @param rows how many rows there are
   * @param name what they are called in messages
   * @throws DataFormatException if the file cannot be read, has no such column, or names a row that
   *     is not there
   */
  public static SequencedMap<Integer, Map<String, String>> records(
      Path file, String column, int rows, String name) {
    return records(file, List.of(column), column, rows, name, (_, _) -> {});
  }

  /**
   * Returns the records of a file that name a row, by the position of that row.
   *
   * @param needed the columns that the file must have
   * @param column the column of numbers: 1 is the first row of the data
   * @param labels the column that tells the class which each row should have: the file may lack it
   * @throws DataFormatException as {@link #read} does
   */
  public static SequencedMap<Integer, Map<String, String>> records(
      Path file, List<String> needed, String column, String labels, Dataset data) {
    return records(
        file,
        needed,
        column,
        data.size(),
        data.name(),
        (record, row) -> requireLabel(file, cell(record, labels), row, data));
  }

  private static SequencedMap<Integer, Map<String, String>> records(
      Path file,
      List<String> needed,
      String column,
      int rows,
      String name,
      BiConsumer<CSVRecord, Integer> check) {
    try (CSVParser parser =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .get()
            .parse(Files.newBufferedReader(file))) {
      for (String needs : needed) {
        if (!parser.getHeaderNames().contains(needs)) {
          throw new DataFormatException(
              "%s has no column \"%s\"; its columns are %s"
                  .formatted(file, needs, NameList.of(parser.getHeaderNames())));
        }
      }
      SequencedMap<Integer, Map<String, String>> records = new TreeMap<>();
      for (CSVRecord record : parser) {
        String cell = cell(record, column);
        if (!cell.isEmpty()) {
          int row = position(file, column, cell, rows, name);
          check.accept(record, row);
          records.put(row, record.toMap());
        }
      }
      return records;
    } catch (NoSuchFileException e) {
      throw new DataFormatException(
          "%s does not exist; give the path of a file".formatted(file), e);
    } catch (IOException e) {
      throw new DataFormatException(
          "%s cannot be read: %s".formatted(file, FileErrors.reason(e)), e);
    } catch (UncheckedIOException | IllegalArgumentException e) {
      throw new DataFormatException(
          "%s is not well-formed CSV: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static String cell(CSVRecord record, String column) {
    return record.isSet(column) ? record.get(column).strip() : "";
  }

  private static void requireLabel(Path file, String label, int row, Dataset data) {
    String found = data.labels().name(row);
    if (!label.isEmpty() && !label.equals(found)) {
      throw new DataFormatException(
          "%s does not belong to \"%s\": it says that row %d has the class \"%s\", found \"%s\"; give the file that was written with these data"
              .formatted(file, data.name(), row + 1, label, found));
    }
  }

  private static int position(Path file, String column, String cell, int rows, String name) {
    try {
      int number = Integer.parseInt(cell);
      if (number >= 1 && number <= rows) {
        return number - 1;
      }
    } catch (NumberFormatException _) {
      // falls through to the message
    }
    throw new DataFormatException(
        "%s, column \"%s\": found \"%s\", allowed are the numbers of the %d rows of \"%s\", from 1"
            .formatted(file, column, cell, rows, name));
  }
}
