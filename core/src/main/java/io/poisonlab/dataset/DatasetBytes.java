// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import io.poisonlab.file.DataTexts;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
  private static final byte TEXT = 't';
  private static final byte IMAGE = 'i';

  private DatasetBytes() {}

  /** Writes a data set. Takes O(n). */
  public static byte[] write(Dataset data) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(bytes, 1 << 16))) {
      out.writeInt(MARK);
      DataTexts.write(out, data.name());
      DataTexts.write(out, data.source().kind().name());
      DataTexts.write(out, data.source().location());
      CsvOmissions omissions = data.source().omissions();
      DataTexts.writeAll(out, List.copyOf(new TreeSet<>(omissions.columns())));
      DataTexts.writeAll(out, List.copyOf(new TreeSet<>(omissions.missing())));
      out.writeBoolean(omissions.unlabelledRows());
      out.writeInt(data.size());
      out.writeInt(data.table().columns().size());
      for (Column column : data.table().columns()) {
        column(out, column);
      }
      DataTexts.write(out, data.labels().target());
      DataTexts.writeAll(out, data.labels().classes());
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
    DataTexts.write(out, column.name());
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
        DataTexts.writeAll(out, names.categories());
        for (int row = 0; row < names.size(); row++) {
          out.writeInt(names.code(row));
        }
      }
      case TextColumn texts -> {
        out.writeByte(TEXT);
        DataTexts.writeAll(out, texts.texts());
      }
      case ImageColumn images -> {
        out.writeByte(IMAGE);
        out.writeInt(images.shape().height());
        out.writeInt(images.shape().width());
        out.writeByte(images.shape().channels());
        for (int row = 0; row < images.size(); row++) {
          out.write(images.pixels(row));
        }
      }
    }
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
      String name = DataTexts.read(in);
      Source source =
          new Source(
              Source.Kind.valueOf(DataTexts.read(in)),
              DataTexts.read(in),
              new CsvOmissions(
                  Set.copyOf(DataTexts.readAll(in)),
                  Set.copyOf(DataTexts.readAll(in)),
                  in.readBoolean()));
      int rows = DataTexts.count(in);
      int width = DataTexts.count(in);
      List<Column> columns = new ArrayList<>();
      for (int i = 0; i < width; i++) {
        columns.add(column(in, rows));
      }
      String target = DataTexts.read(in);
      List<String> classes = DataTexts.readAll(in);
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
    String name = DataTexts.read(in);
    boolean nullable = in.readBoolean();
    byte kind = in.readByte();
    if (kind == TEXT) {
      return TextColumn.of(name, DataTexts.readAll(in));
    }
    if (kind == IMAGE) {
      ImageShape shape = new ImageShape(in.readInt(), in.readInt(), in.readByte());
      List<byte[]> images = new ArrayList<>();
      for (int row = 0; row < rows; row++) {
        images.add(in.readNBytes(shape.bytes()));
      }
      return ImageColumn.of(name, shape, images);
    }
    if (kind == NUMERIC) {
      double[] values = new double[rows];
      for (int row = 0; row < rows; row++) {
        values[row] = in.readDouble();
      }
      return NumericColumn.of(name, nullable, values);
    }
    List<String> categories = DataTexts.readAll(in);
    int[] codes = new int[rows];
    for (int row = 0; row < rows; row++) {
      codes[row] = in.readInt();
    }
    return NominalColumn.of(name, nullable, categories, codes);
  }
}
