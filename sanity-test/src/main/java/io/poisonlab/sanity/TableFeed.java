// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.onnx.OnnxImages;
import io.poisonlab.onnx.OnnxTexts;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.List;
import java.util.stream.IntStream;

/** Turns the columns of a table into the tensors that a graph asks for. */
final class TableFeed {
  private final OrtEnvironment environment;
  private final Table rows;

  TableFeed(OrtEnvironment environment, Table rows) {
    this.environment = environment;
    this.rows = rows;
  }

  /**
   * Returns what is fed to an input; the caller closes it.
   *
   * @throws ModelFailure if the table has nothing that fits
   */
  OnnxTensor tensor(Port input) throws OrtException {
    if (input.isImage()) {
      return images(input);
    }
    List<Column> columns = input.isMatrix() ? rows.columns() : List.of(columnOf(input));
    if (input.isMatrix() && input.shape().get(1) >= 0 && input.shape().get(1) != columns.size()) {
      throw new ModelFailure(
          "input \"%s\" takes %d columns, found %d: %s"
              .formatted(input.name(), input.shape().get(1), columns.size(), rows.names()));
    }
    long[] shape =
        input.shape().size() == 2
            ? new long[] {rows.size(), columns.size()}
            : new long[] {rows.size()};
    if (input.isText()) {
      return OnnxTensor.createTensor(environment, texts(input, columns), shape);
    }
    double[] values = numbers(input, columns);
    return switch (input.type()) {
      case "double" -> OnnxTensor.createTensor(environment, DoubleBuffer.wrap(values), shape);
      case "float" -> OnnxTensor.createTensor(environment, floats(values), shape);
      case "long" ->
          OnnxTensor.createTensor(
              environment,
              LongBuffer.wrap(
                  IntStream.range(0, values.length).mapToLong(i -> (long) values[i]).toArray()),
              shape);
      case "integer" ->
          OnnxTensor.createTensor(
              environment,
              IntBuffer.wrap(IntStream.range(0, values.length).map(i -> (int) values[i]).toArray()),
              shape);
      case "boolean" ->
          OnnxTensor.createTensor(environment, booleans(values), shape, OnnxJavaType.BOOL);
      default ->
          throw new ModelFailure(
              "input \"%s\" takes %s values, which cannot be made from a table"
                  .formatted(input.name(), input.type()));
    };
  }

  private OnnxTensor images(Port input) throws OrtException {
    if (!(columnOf(input) instanceof ImageColumn images)) {
      throw mismatch(input, columnOf(input), "no images");
    }
    return OnnxTensor.createTensor(
        environment, OnnxImages.bytes(images), OnnxImages.shape(images), OnnxJavaType.UINT8);
  }

  private Column columnOf(Port input) {
    if (!rows.names().contains(input.name())) {
      throw new ModelFailure(
          "the model reads \"%s\", found the columns %s".formatted(input.name(), rows.names()));
    }
    return rows.column(input.name());
  }

  private String[] texts(Port input, List<Column> columns) {
    String[] values = new String[rows.size() * columns.size()];
    for (int j = 0; j < columns.size(); j++) {
      Column column = columns.get(j);
      if (column instanceof NumericColumn) {
        throw mismatch(input, column, "numbers");
      }
      for (int i = 0; i < rows.size(); i++) {
        values[i * columns.size() + j] = OnnxTexts.passable(column.text(i));
      }
    }
    return values;
  }

  private double[] numbers(Port input, List<Column> columns) {
    double[] values = new double[rows.size() * columns.size()];
    for (int j = 0; j < columns.size(); j++) {
      if (!(columns.get(j) instanceof NumericColumn numbers)) {
        throw mismatch(input, columns.get(j), "texts");
      }
      for (int i = 0; i < rows.size(); i++) {
        values[i * columns.size() + j] = numbers.value(i);
      }
    }
    return values;
  }

  private static FloatBuffer floats(double[] values) {
    FloatBuffer buffer = FloatBuffer.allocate(values.length);
    for (double value : values) {
      buffer.put((float) value);
    }
    return buffer.flip();
  }

  private static ByteBuffer booleans(double[] values) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(values.length);
    for (double value : values) {
      buffer.put((byte) (value == 0 ? 0 : 1));
    }
    return buffer.flip();
  }

  private static ModelFailure mismatch(Port input, Column column, String found) {
    return new ModelFailure(
        "the model reads \"%s\" as %s values, column \"%s\" holds %s"
            .formatted(input.name(), input.type(), column.name(), found));
  }
}
