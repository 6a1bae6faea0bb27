// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.bench;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** Rows of doubles as the peers write them: little-endian, one row after the other. */
final class Rows {
  private Rows() {}

  static double[][] read(Path file, int n, int width) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      DoubleBuffer values =
          channel
              .map(FileChannel.MapMode.READ_ONLY, 0, (long) Double.BYTES * n * width)
              .order(ByteOrder.LITTLE_ENDIAN)
              .asDoubleBuffer();
      return IntStream.range(0, n)
          .mapToObj(_ -> {
            double[] row = new double[width];
            values.get(row);
            return row;
          })
          .toArray(double[][]::new);
    }
  }
}
