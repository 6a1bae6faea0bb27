// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.bench;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Folds;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Split;
import io.poisonlab.dataset.Table;
import io.poisonlab.learner.Predictions;
import io.poisonlab.learner.RandomForestLearner;
import io.poisonlab.random.Seed;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Times forests of 100 trees in five-fold cross-validation, fit and probabilities of the held-out
 * rows, on the data that peer_forest.py writes: exact, and with 255 and 64 bins.
 *
 * <p>Run: {@code java -cp CORE bench/java/io/poisonlab/bench/Forest.java FILE [RUNS]}. Prints a
 * line of JSON per forest and run, after a warm-up on a tenth of the rows; {@code cpu_seconds} is
 * what the process took of all cores.
 */
public final class Forest {
  private static final int FOLDS = 5;
  private static final int TREES = 100;
  private static final int[] BINS = {0, 255, 64};

  private Forest() {}

  /** Times the forests. */
  public static void main(String[] arguments) throws IOException {
    Dataset data = read(Path.of(arguments[0]));
    int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
    Dataset part = data.select(IntStream.range(0, data.size() / 10).toArray());
    for (int bins : BINS) {
      accuracy(part, bins, 0);
    }
    for (int run = 1; run <= runs; run++) {
      for (int bins : BINS) {
        long start = System.nanoTime();
        long cpu = cpuNanos();
        double accuracy = accuracy(data, bins, run);
        System.out.printf(
            Locale.ROOT,
            "{\"work\": \"forest %dx%d %s\", \"seconds\": %.2f, \"cpu_seconds\": %.2f, \"accuracy\": %.4f}%n",
            data.size(),
            data.table().columns().size(),
            bins == 0 ? "exact" : bins + " bins",
            (System.nanoTime() - start) / 1e9,
            (cpuNanos() - cpu) / 1e9,
            accuracy);
      }
    }
  }

  /** Returns the share of the rows that get their own class out of fold. */
  private static double accuracy(Dataset data, int bins, long seed) {
    long right = 0;
    List<Split> splits = Folds.stratified(data, FOLDS, new Seed(seed).fork("folds"));
    for (Split split : splits) {
      Predictions predictions =
          new RandomForestLearner(TREES, 0, 0, bins)
              .train(split.train(), new Seed(seed))
              .predict(split.test().table());
      Labels truth = split.test().labels();
      right +=
          IntStream.range(0, truth.size())
              .filter(i -> predictions.labels().code(i) == truth.code(i))
              .count();
    }
    return (double) right / data.size();
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean)
            ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static Dataset read(Path file) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file));
    int rows = in.getInt();
    int width = in.getInt();
    int classes = in.getInt();
    double[][] columns = new double[width][rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < width; column++) {
        columns[column][row] = in.getDouble();
      }
    }
    int[] labels = IntStream.range(0, rows).map(row -> in.getInt()).toArray();
    List<Column> features =
        IntStream.range(0, width)
            .<Column>mapToObj(i -> NumericColumn.of("x" + i, false, columns[i]))
            .toList();
    List<String> names = IntStream.range(0, classes).mapToObj(i -> "c" + i).toList();
    return Dataset.of("made", new Table(features), Labels.of("y", names, labels));
  }
}
