// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes data sets as CSV. Read in the format {@link CsvFormat#of}, table and labels come back
 * equal, provided that categories and classes are in the order of their characters, each occurs,
 * and none is empty or begins or ends with a blank.
 */
public final class CsvWriter {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  /** The column of row ids in {@link #withIds}. */
  public static final String ID_COLUMN = "row_id";

  private CsvWriter() {}

  /** Returns header and rows: the features, then the target. */
  public static String text(Dataset data) {
    return rows(data, false);
  }

  /** Returns header and rows, each row led by its id in the column {@value #ID_COLUMN}. */
  public static String withIds(Dataset data) {
    return rows(data, true);
  }

  /** Returns records as CSV text. */
  public static String records(List<? extends List<?>> records) {
    StringWriter text = new StringWriter();
    try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
      printer.printRecords(records);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static String rows(Dataset data, boolean ids) {
    List<List<String>> records = new ArrayList<>();
    List<String> header = new ArrayList<>(ids ? List.of(ID_COLUMN) : List.of());
    header.addAll(data.table().names());
    header.add(data.labels().target());
    records.add(header);
    for (int row = 0; row < data.size(); row++) {
      List<String> record = new ArrayList<>();
      if (ids) {
        record.add(Integer.toString(data.ids().at(row)));
      }
      for (Column column : data.table().columns()) {
        record.add(column.text(row));
      }
      record.add(data.labels().name(row));
      records.add(record);
    }
    return records(records);
  }
}
