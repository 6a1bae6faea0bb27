// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.bench;

import io.poisonlab.neighbour.ShapleyValues;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Times k-NN Shapley values on the data that peer_shapley.py writes.
 *
 * <p>Run: {@code java -cp CORE bench/java/io/poisonlab/bench/Shapley.java FILE [ROWS TESTS WIDTH
 * RUNS]}.
 */
public final class Shapley {
  private static final int K = 10;

  private Shapley() {}

  /** Prints one line of JSON. */
  public static void main(String[] arguments) throws IOException {
    int rows = argument(arguments, 1, 50_000);
    int tests = argument(arguments, 2, 1_000);
    int width = argument(arguments, 3, 20);
    int runs = argument(arguments, 4, 3);
    ByteBuffer bytes =
        ByteBuffer.wrap(Files.readAllBytes(Path.of(arguments[0]))).order(ByteOrder.LITTLE_ENDIAN);
    int[] labels = new int[rows];
    int[] truth = new int[tests];
    Arrays.setAll(labels, _ -> bytes.getInt());
    Arrays.setAll(truth, _ -> bytes.getInt());
    double[][] train = read(bytes, rows, width);
    double[][] judged = read(bytes, tests, width);
    double[] seconds = new double[runs];
    double[] values = {};
    for (int run = -2; run < runs; run++) {
      long start = System.nanoTime();
      values = ShapleyValues.of(train, labels, K).over(judged, truth);
      if (run >= 0) {
        seconds[run] = (System.nanoTime() - start) / 1e9;
      }
    }
    Arrays.sort(seconds);
    System.out.printf(
        Locale.ROOT,
        "{\"work\": \"knn-shapley %dx%d, %d tests\", \"seconds\": %.4f, \"least\": %s, \"most\": %s}%n",
        rows,
        width,
        tests,
        seconds[runs / 2],
        Arrays.stream(values).min().orElseThrow(),
        Arrays.stream(values).max().orElseThrow());
  }

  private static int argument(String[] arguments, int at, int otherwise) {
    return arguments.length > at ? Integer.parseInt(arguments[at]) : otherwise;
  }

  private static double[][] read(ByteBuffer bytes, int rows, int width) {
    double[][] values = new double[rows][width];
    for (double[] row : values) {
      Arrays.setAll(row, _ -> bytes.getDouble());
    }
    return values;
  }
}
