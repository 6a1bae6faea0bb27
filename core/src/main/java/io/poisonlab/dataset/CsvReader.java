// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import io.poisonlab.file.FileErrors;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads any CSV file with a header line: fields parted by commas or, where the header has none, by
 * semicolons, tabs or bars; UTF-8 with or without a byte order mark, LF or CRLF, fields quoted as
 * RFC 4180 has it; empty lines are skipped, blanks at the ends of a field are dropped. A column is
 * numeric if its first filled cell is a number such as {@code -12.5e-3}, nominal otherwise; classes
 * and categories are put in the order of their characters.
 *
 * <p>Limits: {@value #MAX_BYTES} bytes and {@value #MAX_COLUMNS} columns. The file is read once,
 * row by row; the table that it makes is held in memory, 8 bytes a number and 4 a category.
 */
public final class CsvReader {
  /** The largest file read. */
  public static final long MAX_BYTES = 1L << 30;

  /** The most columns read. */
  public static final int MAX_COLUMNS = CsvHeader.MAX_COLUMNS;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

  private CsvReader() {}

  /**
   * Reads a file; the data set is called as the file is, without its ending.
   *
   * @throws DataFormatException if it is missing, empty, not UTF-8, too large, or holds what the
   *     format does not allow; the message names line and column
   */
  public static Dataset read(Path file, CsvFormat format) {
    return open(file, in -> read(name(file), source(file, format), in, format));
  }

  /**
   * Reads inputs of a model: the columns that data have and, where it is there, the target, in
   * which a cell may be empty; from a file that may hold others.
   *
   * @param data whose columns are read, with what is known of them: which are nominal, may be empty
   * @throws DataFormatException as {@link #read(Path, CsvFormat)} does, and if a column is not
   *     there
   */
  public static Table readInputs(Path file, Dataset data) {
    CsvFormat format = CsvFormat.of(data);
    Source source = source(file, format);
    return open(
        file,
        in ->
            table(
                columns(
                    source, in, header -> CsvHeader.inputs(source, header, format, data.table()))));
  }

  /**
   * Returns the names in the header line of a file's bytes, blanks at their ends dropped.
   *
   * @param source where the bytes come from, for messages
   * @throws DataFormatException if they are empty, not UTF-8 or not well-formed
   */
  public static List<String> columnNames(Source source, byte[] bytes) {
    try (InputStream in = new ByteArrayInputStream(bytes);
        CSVParser parser = parser(in)) {
      Iterator<CSVRecord> records = parser.iterator();
      if (!records.hasNext()) {
        throw tooShort(source, "is empty");
      }
      return records.next().stream().map(String::strip).toList();
    } catch (UncheckedIOException e) {
      throw malformed(source, Objects.requireNonNullElse(e.getCause(), e));
    } catch (IOException e) {
      throw malformed(source, e);
    }
  }

  /** Returns the columns that are not left out. */
  static Table table(List<CsvColumn> columns) {
    return new Table(
        columns.stream().filter(column -> !column.isIgnored()).map(CsvColumn::toColumn).toList());
  }

  /** Returns the bytes of a file that is to be read. */
  static byte[] bytes(Path file) {
    return open(file, InputStream::readAllBytes);
  }

  /** Opens a file that is not too large. */
  static <T> T open(Path file, Use<T> use) {
    try {
      long size = Files.size(file);
      if (size > MAX_BYTES) {
        throw new DataFormatException(
            "%s has %d bytes, allowed are %d".formatted(file, size, MAX_BYTES));
      }
      try (InputStream in = Files.newInputStream(file)) {
        return use.of(in);
      }
    } catch (NoSuchFileException e) {
      throw new DataFormatException(
          "%s does not exist; give the path of a file or a folder".formatted(file), e);
    } catch (IOException e) {
      throw new DataFormatException(
          "%s cannot be read: %s".formatted(file, FileErrors.reason(e)), e);
    }
  }

  /** What is done with a file that is open. */
  interface Use<T> {
    T of(InputStream in) throws IOException;
  }

  /** Reads the bytes of a file; see {@link #read(Path, CsvFormat)}. */
  public static Dataset read(String name, Source source, byte[] bytes, CsvFormat format) {
    try (InputStream in = new ByteArrayInputStream(bytes)) {
      return read(name, source, in, format);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Dataset read(String name, Source source, InputStream in, CsvFormat format)
      throws IOException {
    return dataset(
        name,
        source,
        columns(source, in, header -> CsvHeader.columns(source, header, format)),
        format);
  }

  /** Returns the columns of a file, filled; which they are is told by its header. */
  private static List<CsvColumn> columns(
      Source source, InputStream in, Function<CSVRecord, List<CsvColumn>> header)
      throws IOException {
    try (CSVParser parser = parser(in)) {
      Iterator<CSVRecord> records = parser.iterator();
      if (!records.hasNext()) {
        throw tooShort(source, "is empty");
      }
      List<CsvColumn> columns = header.apply(records.next());
      if (!records.hasNext()) {
        throw tooShort(source, "has a header only");
      }
      int rows = 0;
      while (records.hasNext()) {
        CSVRecord record = records.next();
        rows += add(source, record, parser.getCurrentLineNumber(), columns) ? 1 : 0;
      }
      CsvTrouble.refuse(source, columns);
      CsvGaps.refuse(source, columns, rows);
      return columns;
    } catch (UncheckedIOException e) {
      throw malformed(source, Objects.requireNonNullElse(e.getCause(), e));
    } catch (CharacterCodingException | CSVException e) {
      throw malformed(source, e);
    }
  }

  private static CSVParser parser(InputStream in) throws IOException {
    BufferedReader reader = utf8(in);
    char delimiter = CsvDelimiter.of(reader);
    return CSVParser.parse(reader, FORMAT.builder().setDelimiter(delimiter).get());
  }

  /** Returns what parts the fields of a file that has been read. */
  static char delimiter(byte[] bytes) {
    try {
      return CsvDelimiter.of(utf8(new ByteArrayInputStream(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a row to the columns; returns false for one that is left out. */
  private static boolean add(
      Source source, CSVRecord record, long lastLine, List<CsvColumn> columns) {
    long line = lastLine - record.stream().mapToLong(CsvReader::lineBreaks).sum();
    if (record.size() != columns.size()) {
      throw new DataFormatException(
          "%s, line %d: found %d fields, the header has %d; quote a field that holds a delimiter"
              .formatted(source.location(), line, record.size(), columns.size()));
    }
    if (isSkipped(record, columns)) {
      return false;
    }
    for (int i = 0; i < columns.size(); i++) {
      if (!columns.get(i).isIgnored()) {
        columns.get(i).add(record.get(i), line);
      }
      line += lineBreaks(record.get(i));
    }
    return true;
  }

  private static boolean isSkipped(CSVRecord record, List<CsvColumn> columns) {
    return IntStream.range(0, columns.size()).anyMatch(i -> columns.get(i).skipsRow(record.get(i)));
  }

  private static long lineBreaks(String field) {
    if (field.indexOf('\n') < 0 && field.indexOf('\r') < 0) {
      return 0;
    }
    boolean endsWithBreak = field.endsWith("\n") || field.endsWith("\r");
    return field.lines().count() - (endsWithBreak ? 0 : 1);
  }

  private static DataFormatException tooShort(Source source, String how) {
    return new DataFormatException(
        "%s %s; needed are a header line and at least one row".formatted(source.location(), how));
  }

  private static DataFormatException malformed(Source source, Exception cause) {
    return cause instanceof CharacterCodingException
        ? new DataFormatException(
            "%s is not UTF-8; save it as UTF-8 and try again".formatted(source.location()), cause)
        : new DataFormatException(
            "%s is not well-formed CSV: %s".formatted(source.location(), cause.getMessage()),
            cause);
  }

  /** Returns the data that filled columns are. */
  static Dataset dataset(String name, Source source, List<CsvColumn> columns, CsvFormat format) {
    Labels labels = null;
    List<Column> features = new ArrayList<>();
    for (CsvColumn column : columns) {
      if (column.isTarget()) {
        labels = column.toLabels();
      } else if (!column.isIgnored()) {
        features.add(column.toColumn());
      }
    }
    if (labels == null || features.isEmpty()) {
      throw new DataFormatException(
          "%s has no feature column beside the target \"%s\""
              .formatted(source.location(), format.target()));
    }
    if (labels.size() == 0) {
      throw new DataFormatException(
          "%s: no row has a class in the target column \"%s\""
              .formatted(source.location(), format.target()));
    }
    if (labels.classes().size() < 2) {
      throw new DataFormatException(
          "%s: target column \"%s\" holds one class only (%s); two or more are needed"
              .formatted(source.location(), format.target(), labels.classes().getFirst()));
    }
    return new Dataset(name, source, new Table(features), labels, RowIds.range(labels.size()));
  }

  /** Returns the characters, without a byte order mark; a byte that is not UTF-8 is an error. */
  private static BufferedReader utf8(InputStream in) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                in,
                StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)));
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return reader;
  }

  /** Returns where a file's data come from. */
  static Source source(Path file, CsvFormat format) {
    return new Source(
        Source.Kind.FILE, file.toAbsolutePath().normalize().toString(), format.omissions());
  }

  /** Returns what a file's data are called. */
  static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
