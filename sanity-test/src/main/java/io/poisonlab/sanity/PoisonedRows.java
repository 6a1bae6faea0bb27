// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.CsvWriter;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Table;
import io.poisonlab.dataset.TextColumn;
import io.poisonlab.recording.TrialRecord;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The rows that an attack changed, as a run records them: their ids, and their values unless the
 * user keeps those back.
 */
final class PoisonedRows {
  private final List<String> header;
  private final Map<Integer, CSVRecord> rows;

  private PoisonedRows(List<String> header, Map<Integer, CSVRecord> rows) {
    this.header = header;
    this.rows = rows;
  }

  /**
   * Reads the recorded file.
   *
   * @throws IllegalArgumentException if it is no such file
   */
  static PoisonedRows parse(byte[] csv) {
    try (CSVParser parser =
        CSVParser.parse(
            new StringReader(new String(csv, StandardCharsets.UTF_8)),
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get())) {
      List<CSVRecord> records = parser.getRecords();
      if (records.isEmpty() || !records.getFirst().get(0).equals(CsvWriter.ID_COLUMN)) {
        throw new IllegalArgumentException("the first column must be " + CsvWriter.ID_COLUMN);
      }
      List<String> header = records.getFirst().toList();
      Map<Integer, CSVRecord> rows = new HashMap<>();
      for (CSVRecord row : records.subList(1, records.size())) {
        if (row.size() != header.size()) {
          throw new IllegalArgumentException(
              "record %d has %d fields, the header has %d"
                  .formatted(row.getRecordNumber(), row.size(), header.size()));
        }
        rows.put(Integer.valueOf(row.get(0)), row);
      }
      return new PoisonedRows(header, rows);
    } catch (IOException | NumberFormatException e) {
      throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Returns the ids alone, in the order of the file, of any such file. */
  static RowIds ids(byte[] csv) {
    return RowIds.of(
        new String(csv, StandardCharsets.UTF_8)
            .lines()
            .skip(1)
            .mapToInt(Integer::parseInt)
            .toArray());
  }

  /**
   * Returns clean rows as the attack left them; absent where their values were not recorded.
   *
   * @throws IllegalArgumentException if the recorded columns or values are not those of the data
   */
  Found<Dataset> over(Dataset clean) {
    if (clean.ids().stream().noneMatch(rows::containsKey)) {
      return new Found.Present<>(clean);
    }
    if (header.size() == 1) {
      return new Found.Absent<>(
          "%s records ids only, and some of the test rows are poisoned"
              .formatted(TrialRecord.POISONED_ROWS_FILE));
    }
    List<String> names = new ArrayList<>(List.of(CsvWriter.ID_COLUMN));
    names.addAll(clean.table().names());
    names.add(clean.labels().target());
    if (!header.equals(names)) {
      throw new IllegalArgumentException(
          "the columns must be %s, found %s".formatted(names, header));
    }
    List<Column> columns = new ArrayList<>();
    for (int j = 0; j < clean.table().columns().size(); j++) {
      columns.add(
          switch (clean.table().columns().get(j)) {
            case NumericColumn numbers -> over(clean.ids(), numbers, j + 1);
            case NominalColumn nominal -> over(clean.ids(), nominal, j + 1);
            case TextColumn texts -> over(clean.ids(), texts, j + 1);
            case ImageColumn images -> over(clean.ids(), images, j + 1);
          });
    }
    return new Found.Present<>(
        clean.withTable(new Table(columns)).withLabels(over(clean.ids(), clean.labels())));
  }

  private NumericColumn over(RowIds ids, NumericColumn column, int field) {
    double[] values = column.toArray();
    for (int i = 0; i < values.length; i++) {
      CSVRecord row = rows.get(ids.at(i));
      if (row != null) {
        values[i] = row.get(field).isEmpty() ? Double.NaN : Double.parseDouble(row.get(field));
      }
    }
    return column.withValues(values);
  }

  private NominalColumn over(RowIds ids, NominalColumn column, int field) {
    List<String> categories = new ArrayList<>(column.categories());
    int[] codes = column.toArray();
    for (int i = 0; i < codes.length; i++) {
      CSVRecord row = rows.get(ids.at(i));
      if (row != null) {
        String text = row.get(field);
        if (!text.isEmpty() && !categories.contains(text)) {
          categories.add(text);
        }
        codes[i] = text.isEmpty() ? NominalColumn.MISSING : categories.indexOf(text);
      }
    }
    return NominalColumn.of(column.name(), column.nullable(), categories, codes);
  }

  private TextColumn over(RowIds ids, TextColumn column, int field) {
    List<String> texts = new ArrayList<>(column.texts());
    for (int i = 0; i < texts.size(); i++) {
      CSVRecord row = rows.get(ids.at(i));
      if (row != null) {
        texts.set(i, row.get(field));
      }
    }
    return TextColumn.of(column.name(), texts);
  }

  private ImageColumn over(RowIds ids, ImageColumn column, int field) {
    int[] changed =
        IntStream.range(0, ids.size()).filter(i -> rows.containsKey(ids.at(i))).toArray();
    return column.with(
        changed,
        (i, _) ->
            ImageColumn.parse(
                Objects.requireNonNull(rows.get(ids.at(i))).get(field), column.shape()));
  }

  private Labels over(RowIds ids, Labels labels) {
    int[] codes = labels.toArray();
    for (int i = 0; i < codes.length; i++) {
      CSVRecord row = rows.get(ids.at(i));
      if (row != null) {
        codes[i] = labels.classes().indexOf(row.get(header.size() - 1));
      }
    }
    return labels.withCodes(codes);
  }
}
