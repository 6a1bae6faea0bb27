// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Gathers one output of a graph over several calls. */
final class OutputCollector {
  private final Port port;
  private final int rows;
  private final List<String> texts = new ArrayList<>();
  private double[] numbers = new double[0];
  private int width = 1;

  OutputCollector(Port port, int rows) {
    this.port = port;
    this.rows = rows;
  }

  Port port() {
    return port;
  }

  /**
   * Takes what the graph said of some rows.
   *
   * @throws ModelFailure if there is not the same number of values for each row
   */
  void add(OnnxTensor tensor, int from, int count) throws OrtException {
    long elements = tensor.getInfo().getNumElements();
    if (from == 0) {
      width = (int) Math.max(1, elements / count);
      numbers = new double[port.isText() ? 0 : rows * width];
    }
    if (elements != (long) count * width) {
      throw new ModelFailure(
          "output \"%s\" has %d values for %d rows".formatted(port.name(), elements, count));
    }
    if (port.isText()) {
      texts.addAll(Arrays.asList(texts(tensor)));
    } else {
      copy(tensor, from * width);
    }
  }

  /** Returns the values: one column, or as many as the output is wide. */
  List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    for (int j = 0; j < width; j++) {
      String name = width == 1 ? port.name() : port.name() + "_" + j;
      columns.add(port.isText() ? nominal(name, j) : numeric(name, j));
    }
    return columns;
  }

  private Column numeric(String name, int offset) {
    double[] values = new double[rows];
    for (int i = 0; i < rows; i++) {
      values[i] = numbers[i * width + offset];
      if (!Double.isFinite(values[i])) {
        throw new ModelFailure(
            "output \"%s\" of row %d is %s; a finite number was expected"
                .formatted(name, i, values[i]));
      }
    }
    return NumericColumn.of(name, false, values);
  }

  private Column nominal(String name, int offset) {
    Map<String, Integer> codes = new HashMap<>();
    List<String> categories = new ArrayList<>();
    int[] values = new int[rows];
    for (int i = 0; i < rows; i++) {
      String text = texts.get(i * width + offset);
      Integer code = codes.get(text);
      if (code == null) {
        code = categories.size();
        codes.put(text, code);
        categories.add(text);
      }
      values[i] = code;
    }
    return NominalColumn.of(name, false, categories, values);
  }

  private static String[] texts(OnnxTensor tensor) throws OrtException {
    return switch (tensor.getValue()) {
      case String[] flat -> flat;
      case String[][] rows -> Arrays.stream(rows).flatMap(Arrays::stream).toArray(String[]::new);
      default -> throw new ModelFailure("texts in more than two dimensions cannot be read");
    };
  }

  private void copy(OnnxTensor tensor, int at) {
    switch (port.type()) {
      case "double" -> {
        DoubleBuffer values = tensor.getDoubleBuffer();
        values.get(numbers, at, values.remaining());
      }
      case "float" -> {
        FloatBuffer values = tensor.getFloatBuffer();
        IntStream.range(0, values.remaining()).forEach(i -> numbers[at + i] = values.get(i));
      }
      case "long" -> {
        LongBuffer values = tensor.getLongBuffer();
        IntStream.range(0, values.remaining()).forEach(i -> numbers[at + i] = values.get(i));
      }
      case "integer" -> {
        IntBuffer values = tensor.getIntBuffer();
        IntStream.range(0, values.remaining()).forEach(i -> numbers[at + i] = values.get(i));
      }
      default -> {
        ByteBuffer values = tensor.getByteBuffer();
        IntStream.range(0, values.remaining()).forEach(i -> numbers[at + i] = values.get(i));
      }
    }
  }
}
