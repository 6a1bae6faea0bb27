// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads any CSV file with a header line: comma-separated, UTF-8 with or without a byte order mark,
 * LF or CRLF, fields quoted as RFC 4180 has it. A column is numeric if its first filled cell is a
 * number, nominal otherwise.
 *
 * <p>Limits: {@value #MAX_BYTES} bytes and {@value #MAX_COLUMNS} columns; the whole file is held in
 * memory.
 */
public final class CsvReader {
  /** The largest file read. */
  public static final long MAX_BYTES = 1L << 30;

  /** The most columns read. */
  public static final int MAX_COLUMNS = 10_000;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private CsvReader() {}

  /**
   * Reads a file.
   *
   * @throws DataFormatException if it is missing, empty, not UTF-8, too large, or holds what the
   *     format does not allow; the message names line and column
   */
  public static Dataset read(Path file, CsvFormat format) {
    return read(name(file), new Source(Source.Kind.FILE, file.toString()), bytes(file), format);
  }

  /** Reads the bytes of a file; see {@link #read(Path, CsvFormat)}. */
  public static Dataset read(String name, Source source, byte[] bytes, CsvFormat format) {
    String text = decode(source, bytes);
    try (CSVParser parser =
        CSVParser.parse(
            new StringReader(text), CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get())) {
      List<String> header = null;
      List<CsvColumn> columns = new ArrayList<>();
      for (CSVRecord record : parser) {
        if (header == null) {
          header = header(source, record, format);
          for (String column : header) {
            columns.add(new CsvColumn(source, column, format));
          }
          continue;
        }
        long line = parser.getCurrentLineNumber();
        if (record.size() != header.size()) {
          throw new DataFormatException(
              "%s, line %d: found %d fields, the header has %d"
                  .formatted(source.location(), line, record.size(), header.size()));
        }
        for (int i = 0; i < header.size(); i++) {
          columns.get(i).add(record.get(i), line);
        }
      }
      if (header == null || columns.getFirst().isEmpty()) {
        throw new DataFormatException(
            "%s %s; needed are a header line and at least one row"
                .formatted(source.location(), header == null ? "is empty" : "has a header only"));
      }
      return dataset(name, source, columns, format);
    } catch (IOException e) {
      throw new DataFormatException(
          "%s is not well-formed CSV: %s".formatted(source.location(), e.getMessage()), e);
    } catch (UncheckedIOException e) {
      throw new DataFormatException(
          "%s is not well-formed CSV: %s".formatted(source.location(), e.getMessage()), e);
    }
  }

  private static Dataset dataset(
      String name, Source source, List<CsvColumn> columns, CsvFormat format) {
    Labels labels = null;
    List<Column> features = new ArrayList<>();
    for (CsvColumn column : columns) {
      if (column.name().equals(format.target())) {
        labels = column.toLabels();
      } else {
        features.add(column.toColumn());
      }
    }
    if (labels == null || features.isEmpty()) {
      throw new DataFormatException(
          "%s has no feature column beside the target \"%s\""
              .formatted(source.location(), format.target()));
    }
    if (labels.classes().size() < 2) {
      throw new DataFormatException(
          "%s: target column \"%s\" holds one class only (%s); two or more are needed"
              .formatted(source.location(), format.target(), labels.classes().getFirst()));
    }
    return new Dataset(name, source, new Table(features), labels, RowIds.range(labels.size()));
  }

  private static List<String> header(Source source, CSVRecord record, CsvFormat format) {
    List<String> names = record.stream().map(String::strip).toList();
    if (names.size() > MAX_COLUMNS) {
      throw new DataFormatException(
          "%s has %d columns, allowed are %d"
              .formatted(source.location(), names.size(), MAX_COLUMNS));
    }
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (name.isEmpty() || !seen.add(name)) {
        throw new DataFormatException(
            "%s: %s; every column needs a name of its own"
                .formatted(
                    source.location(),
                    name.isEmpty()
                        ? "a column of the header has no name"
                        : "column \"%s\" stands twice in the header".formatted(name)));
      }
    }
    List<String> asked = new ArrayList<>(List.of(format.target()));
    asked.addAll(format.nominal());
    asked.addAll(format.nullable());
    for (String name : asked) {
      if (!seen.contains(name) && !name.equals(CsvFormat.ALL)) {
        throw new DataFormatException(
            "%s has no column \"%s\"; its columns are %s"
                .formatted(source.location(), name, names));
      }
    }
    return names;
  }

  private static byte[] bytes(Path file) {
    try {
      long size = Files.size(file);
      if (size > MAX_BYTES) {
        throw new DataFormatException(
            "%s has %d bytes, allowed are %d".formatted(file, size, MAX_BYTES));
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new DataFormatException(
          "%s does not exist; give the path of a CSV file".formatted(file), e);
    } catch (IOException e) {
      throw new DataFormatException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static String decode(Source source, byte[] bytes) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new DataFormatException(
          "%s is not UTF-8; save it as UTF-8 and try again".formatted(source.location()), e);
    }
  }

  private static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
