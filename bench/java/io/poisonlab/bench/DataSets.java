// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.bench;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Data sets as the peers write them, big-endian, one after the other: the numbers of rows, columns
 * and classes, the rows, the classes.
 */
final class DataSets {
  private DataSets() {}

  /** Reads data sets and names them. */
  static List<Dataset> read(Path file, String... names) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file));
    return List.of(names).stream().map(name -> read(name, in)).toList();
  }

  private static Dataset read(String name, ByteBuffer in) {
    int rows = in.getInt();
    int width = in.getInt();
    int classes = in.getInt();
    double[][] columns = new double[width][rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < width; column++) {
        columns[column][row] = in.getDouble();
      }
    }
    int[] labels = IntStream.range(0, rows).map(_ -> in.getInt()).toArray();
    List<Column> features =
        IntStream.range(0, width)
            .<Column>mapToObj(i -> NumericColumn.of("x" + i, false, columns[i]))
            .toList();
    List<String> names = IntStream.range(0, classes).mapToObj(i -> "c" + i).toList();
    return Dataset.of(name, new Table(features), Labels.of("y", names, labels));
  }
}
