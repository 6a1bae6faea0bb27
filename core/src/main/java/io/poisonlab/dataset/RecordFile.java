// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import io.poisonlab.parameter.NameList;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Data together with the CSV or the JSON Lines that they were read from, so that a changed copy is
 * written as the original is: the columns in their order, line ends and quotes as they are, and
 * every cell whose value did not change with the very characters that it had. Columns and rows that
 * were left out stay where they are. Held in memory beside the data.
 */
public final class RecordFile implements DataFile {
  /** In the place of a column's number: the target, and a column that was left out. */
  private static final int TARGET = -1;

  private static final int IGNORED = -2;

  private static final int LOOKED_AT = 10_000;
  private static final Pattern LEADING_ZERO = Pattern.compile("[+-]?0[0-9]");

  private final Dataset data;
  private final FileText text;
  private final int[] columns;
  private final int[] records;

  /**
   * Holds data and text.
   *
   * @param columns of each field: which column of the table it is
   * @param records of each row: which record it is
   */
  private RecordFile(Dataset data, FileText text, int[] columns, int[] records) {
    this.data = data;
    this.text = text;
    this.columns = columns;
    this.records = records;
  }

  /**
   * Reads a file.
   *
   * @throws DataFormatException as {@link CsvReader#read(Path, CsvFormat)} and {@link
   *     JsonLinesReader#read} do
   */
  public static RecordFile read(Path file, CsvFormat format) {
    byte[] bytes = CsvReader.bytes(file);
    String name = CsvReader.name(file);
    Source source = CsvReader.source(file, format);
    if (DataKind.of(file) == DataKind.JSON_LINES) {
      return of(JsonText.dataset(name, source, bytes, format), new JsonText(source, bytes));
    }
    Dataset data = CsvReader.read(name, source, bytes, format);
    return of(data, new CsvText(bytes, CsvReader.delimiter(bytes)));
  }

  /** Returns data that were not read from a file, with the text that {@link CsvWriter} writes. */
  public static RecordFile of(Dataset data) {
    byte[] bytes = CsvWriter.text(data).getBytes(StandardCharsets.UTF_8);
    return of(data, new CsvText(bytes, CsvDelimiter.COMMA));
  }

  private static RecordFile of(Dataset data, FileText text) {
    CsvOmissions omissions = data.source().omissions();
    List<String> names = data.table().names();
    List<String> header = text.fields(0).stream().map(text::value).toList();
    int target = header.indexOf(data.labels().target());
    int[] columns =
        header.stream()
            .mapToInt(name -> omissions.columns().contains(name) ? IGNORED : names.indexOf(name))
            .toArray();
    columns[target] = TARGET;
    int[] records =
        IntStream.range(1, text.size())
            .filter(record ->
                !omissions.unlabelledRows()
                    || !omissions.isMissing(text.value(text.fields(record).get(target))))
            .toArray();
    return new RecordFile(data, text, columns, records);
  }

  @Override
  public Dataset data() {
    return data;
  }

  @Override
  public int line(int row) {
    return text.line(records[row]);
  }

  @Override
  public Optional<LineNumbers> lines() {
    return data.source().kind() == Source.Kind.FILE
        ? Optional.of(new LineNumbers(text, records))
        : Optional.empty();
  }

  @Override
  public SequencedMap<String, String> leadingZeros() {
    SequencedMap<String, String> found = new LinkedHashMap<>();
    if (data.source().kind() != Source.Kind.FILE) {
      return found;
    }
    for (int row = 0; row < Math.min(LOOKED_AT, records.length); row++) {
      List<String> fields = text.fields(records[row]);
      for (int field = 0; field < columns.length; field++) {
        if (columns[field] >= 0 && column(field, data) instanceof NumericColumn numbers) {
          String cell = text.value(fields.get(field)).strip();
          if (LEADING_ZERO.matcher(cell).lookingAt()) {
            found.putIfAbsent(numbers.name(), cell);
          }
        }
      }
    }
    return found;
  }

  @Override
  public List<String> ignored() {
    return ignored(0);
  }

  @Override
  public List<String> ignoredTexts(int row) {
    return ignored(records[row]);
  }

  private List<String> ignored(int record) {
    List<String> fields = text.fields(record);
    return IntStream.range(0, columns.length)
        .filter(field -> columns[field] == IGNORED)
        .mapToObj(field -> text.value(fields.get(field)))
        .toList();
  }

  @Override
  public int skipped() {
    return text.size() - 1 - records.length;
  }

  @Override
  public FileCopy copy(Dataset after) {
    return FileCopy.file(with(after));
  }

  @Override
  public void checkName(Path copy) {
    (text instanceof JsonText ? DataKind.JSON_LINES : DataKind.CSV).checkName(copy);
  }

  /**
   * Returns the bytes of a copy of this file that holds these rows, in their order. A row is known
   * by its id. Of a row that is in this file only cells with another value are written anew; a row
   * that is not is written anew: whole numbers below 2⁵³ without a decimal point, other numbers
   * with the fewest digits that read back as the same, nothing for a missing value and in a column
   * that was left out.
   *
   * @param after rows with the columns and the target of this file's data
   * @throws IllegalArgumentException if they have others
   */
  public byte[] with(Dataset after) {
    if (!after.table().names().equals(data.table().names())
        || !after.labels().target().equals(data.labels().target())) {
      throw new IllegalArgumentException(
          "a copy of \"%s\" needs its columns %s and its target \"%s\", found %s and \"%s\""
              .formatted(
                  data.name(),
                  NameList.of(data.table().names()),
                  data.labels().target(),
                  NameList.of(after.table().names()),
                  after.labels().target()));
    }
    Map<Integer, Integer> places = data.ids().places();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    text.writeHead(out);
    text.write(0, out);
    Deque<Integer> left = skippedRecords();
    int previous = 0;
    for (int row = 0; row < after.size(); row++) {
      Integer was = places.get(after.ids().at(row));
      int record = was == null ? text.size() : records[was];
      previous = writeSkipped(left, record, previous, out);
      text.writeBreak(previous, out);
      if (was == null) {
        text.write(records[0], added(after, row), out);
        previous = text.size() - 1;
      } else {
        writeKept(was, after, row, out);
        previous = record;
      }
    }
    writeSkipped(left, text.size(), previous, out);
    text.writeTail(out);
    return out.toByteArray();
  }

  private Deque<Integer> skippedRecords() {
    Deque<Integer> skipped = new ArrayDeque<>();
    int row = 0;
    for (int record = 1; record < text.size(); record++) {
      if (row < records.length && records[row] == record) {
        row++;
      } else {
        skipped.add(record);
      }
    }
    return skipped;
  }

  /** Writes the records left out that stand before another; returns which was written last. */
  private int writeSkipped(
      Deque<Integer> left, int before, int previous, ByteArrayOutputStream out) {
    int last = previous;
    while (!left.isEmpty() && left.element() < before) {
      text.writeBreak(last, out);
      last = left.remove();
      text.write(last, out);
    }
    return last;
  }

  private void writeKept(int was, Dataset after, int row, ByteArrayOutputStream out) {
    List<Integer> changed = new ArrayList<>();
    for (int field = 0; field < columns.length; field++) {
      if (!isSame(field, was, after, row)) {
        changed.add(field);
      }
    }
    if (changed.isEmpty()) {
      text.write(records[was], out);
      return;
    }
    List<String> fields = text.fields(records[was]);
    for (int field : changed) {
      fields.set(field, text.field(value(field, after, row), fields.get(field)));
    }
    text.write(records[was], fields, out);
  }

  /** Returns the fields of a row that is not in the file, quoted as the first row that is. */
  private List<String> added(Dataset after, int row) {
    List<String> fields = text.fields(records[0]);
    for (int field = 0; field < fields.size(); field++) {
      fields.set(field, text.field(value(field, after, row), fields.get(field)));
    }
    return fields;
  }

  private boolean isSame(int field, int was, Dataset after, int is) {
    if (columns[field] == IGNORED) {
      return true;
    }
    if (columns[field] == TARGET) {
      return data.labels().name(was).equals(after.labels().name(is));
    }
    Column before = column(field, data);
    Column now = column(field, after);
    if (before instanceof NumericColumn a && now instanceof NumericColumn b) {
      return Double.doubleToLongBits(a.value(was)) == Double.doubleToLongBits(b.value(is));
    }
    return before.text(was).equals(now.text(is));
  }

  private String value(int field, Dataset after, int row) {
    if (columns[field] == IGNORED) {
      return "";
    }
    if (columns[field] == TARGET) {
      return after.labels().name(row);
    }
    Column column = column(field, after);
    return column instanceof NumericColumn numbers && !numbers.isMissing(row)
        ? Numerals.write(numbers.value(row))
        : column.text(row);
  }

  private Column column(int field, Dataset of) {
    return of.table().columns().get(columns[field]);
  }
}
