// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Data together with the text that they were read from, so that a changed copy is written as the
 * original is: the columns in their order, line ends and quotes as they are, and every cell whose
 * value did not change with the very characters that it had. Held in memory beside the data.
 */
public final class CsvFile {
  private final Dataset data;
  private final CsvText text;
  private final int target;

  private CsvFile(Dataset data, CsvText text, int target) {
    this.data = data;
    this.text = text;
    this.target = target;
  }

  /**
   * Reads a file.
   *
   * @throws DataFormatException as {@link CsvReader#read(Path, CsvFormat)} does
   */
  public static CsvFile read(Path file, CsvFormat format) {
    byte[] bytes = CsvReader.bytes(file);
    Dataset data = CsvReader.read(CsvReader.name(file), CsvReader.source(file), bytes, format);
    CsvText text = new CsvText(bytes, CsvReader.delimiter(bytes));
    List<String> header = text.fields(0).stream().map(CsvText::value).toList();
    return new CsvFile(data, text, header.indexOf(format.target()));
  }

  /** Returns data that were not read from a file, with the text that {@link CsvWriter} writes. */
  public static CsvFile of(Dataset data) {
    byte[] bytes = CsvWriter.text(data).getBytes(StandardCharsets.UTF_8);
    return new CsvFile(data, new CsvText(bytes, CsvDelimiter.COMMA), data.table().columns().size());
  }

  /** Returns the data. */
  public Dataset data() {
    return data;
  }

  /** Returns the number of the line, from 1, on which the row at this position begins. */
  public int line(int row) {
    return text.line(row + 1);
  }

  /**
   * Returns the bytes of a copy of this file that holds these rows, in their order. A row is known
   * by its id. Of a row that is in this file only cells with another value are written anew; a row
   * that is not is written anew: whole numbers below 2⁵³ without a decimal point, other numbers
   * with the fewest digits that read back as the same, nothing for a missing value.
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
                  data.table().names(),
                  data.labels().target(),
                  after.table().names(),
                  after.labels().target()));
    }
    Map<Integer, Integer> places = data.ids().places();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    text.writeHead(out);
    text.write(0, out);
    int previous = 0;
    for (int row = 0; row < after.size(); row++) {
      text.writeBreak(previous, out);
      Integer was = places.get(after.ids().at(row));
      if (was == null) {
        text.write(added(after, row), out);
        previous = text.size() - 1;
      } else {
        writeKept(was, after, row, out);
        previous = was + 1;
      }
    }
    text.writeTail(out);
    return out.toByteArray();
  }

  private void writeKept(int was, Dataset after, int row, ByteArrayOutputStream out) {
    List<Integer> changed = new ArrayList<>();
    for (int field = 0; field <= data.table().columns().size(); field++) {
      if (!isSame(field, was, after, row)) {
        changed.add(field);
      }
    }
    if (changed.isEmpty()) {
      text.write(was + 1, out);
      return;
    }
    List<String> fields = text.fields(was + 1);
    for (int field : changed) {
      fields.set(field, text.field(value(field, after, row), fields.get(field)));
    }
    text.write(fields, out);
  }

  /** Returns the fields of a row that is not in the file, quoted as the first row that is. */
  private List<String> added(Dataset after, int row) {
    List<String> fields = text.fields(1);
    for (int field = 0; field < fields.size(); field++) {
      fields.set(field, text.field(value(field, after, row), fields.get(field)));
    }
    return fields;
  }

  private boolean isSame(int field, int was, Dataset after, int is) {
    if (field == target) {
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
    if (field == target) {
      return after.labels().name(row);
    }
    Column column = column(field, after);
    return column instanceof NumericColumn numbers && !numbers.isMissing(row)
        ? Numerals.write(numbers.value(row))
        : column.text(row);
  }

  private Column column(int field, Dataset of) {
    return of.table().columns().get(field < target ? field : field - 1);
  }
}
