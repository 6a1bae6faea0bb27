// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Data sets as bytes, bit for bit, for another process of the same version: name, source, columns,
 * labels and ids, column by column. Reading makes numbers and texts of them and nothing else.
 */
public final class DatasetBytes {
  private static final int MARK = 0x504c4431;
  private static final byte NUMERIC = 'n';
  private static final byte NOMINAL = 'c';

  private DatasetBytes() {}

  /** Writes a data set. Takes O(n). */
  public static byte[] write(Dataset data) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(bytes, 1 << 16))) {
      out.writeInt(MARK);
      text(out, data.name());
      text(out, data.source().kind().name());
      text(out, data.source().location());
      CsvOmissions omissions = data.source().omissions();
      texts(out, List.copyOf(new TreeSet<>(omissions.columns())));
      texts(out, List.copyOf(new TreeSet<>(omissions.missing())));
      out.writeBoolean(omissions.unlabelledRows());
      out.writeInt(data.size());
      out.writeInt(data.table().columns().size());
      for (Column column : data.table().columns()) {
        column(out, column);
      }
      text(out, data.labels().target());
      texts(out, data.labels().classes());
      for (int row = 0; row < data.size(); row++) {
        out.writeInt(data.labels().code(row));
        out.writeInt(data.ids().at(row));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void column(DataOutputStream out, Column column) throws IOException {
    text(out, column.name());
    out.writeBoolean(column.nullable());
    switch (column) {
      case NumericColumn numbers -> {
        out.writeByte(NUMERIC);
        for (int row = 0; row < numbers.size(); row++) {
          out.writeDouble(numbers.value(row));
        }
      }
      case NominalColumn names -> {
        out.writeByte(NOMINAL);
        texts(out, names.categories());
        for (int row = 0; row < names.size(); row++) {
          out.writeInt(names.code(row));
        }
      }
    }
  }

  private static void texts(DataOutputStream out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      text(out, text);
    }
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if these are no such bytes
   */
  public static Dataset read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readInt() != MARK) {
        throw new IllegalArgumentException("these bytes are no data set of this version");
      }
      String name = text(in);
      Source source =
          new Source(
              Source.Kind.valueOf(text(in)),
              text(in),
              new CsvOmissions(Set.copyOf(texts(in)), Set.copyOf(texts(in)), in.readBoolean()));
      int rows = count(in);
      int width = count(in);
      List<Column> columns = new ArrayList<>();
      for (int i = 0; i < width; i++) {
        columns.add(column(in, rows));
      }
      String target = text(in);
      List<String> classes = texts(in);
      int[] codes = new int[rows];
      int[] ids = new int[rows];
      for (int row = 0; row < rows; row++) {
        codes[row] = in.readInt();
        ids[row] = in.readInt();
      }
      return new Dataset(
          name, source, new Table(columns), Labels.of(target, classes, codes), RowIds.of(ids));
    } catch (IOException e) {
      throw new IllegalArgumentException("these bytes are no whole data set", e);
    }
  }

  private static Column column(DataInputStream in, int rows) throws IOException {
    String name = text(in);
    boolean nullable = in.readBoolean();
    if (in.readByte() == NUMERIC) {
      double[] values = new double[rows];
      for (int row = 0; row < rows; row++) {
        values[row] = in.readDouble();
      }
      return NumericColumn.of(name, nullable, values);
    }
    List<String> categories = texts(in);
    int[] codes = new int[rows];
    for (int row = 0; row < rows; row++) {
      codes[row] = in.readInt();
    }
    return NominalColumn.of(name, nullable, categories, codes);
  }

  private static List<String> texts(DataInputStream in) throws IOException {
    int size = count(in);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      texts.add(text(in));
    }
    return texts;
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(count(in)), StandardCharsets.UTF_8);
  }

  private static int count(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0) {
      throw new IllegalArgumentException("these bytes are no data set: found a count of " + count);
    }
    return count;
  }
}
