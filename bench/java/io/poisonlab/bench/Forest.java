// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.bench;

import io.poisonlab.confident.FilterBy;
import io.poisonlab.confident.LabelIssueFilter;
import io.poisonlab.confident.LabelledProbabilities;
import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.learner.OutOfFold;
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
 * Times out-of-fold probabilities by forests of 100 trees in five folds, and the label issues found
 * with them, on the data that peer_forest.py writes: exact forests, and with 255 and 64 bins.
 *
 * <p>Run: {@code java -cp CORE bench/java/io/poisonlab/bench/Forest.java FILE [RUNS]}. Prints a
 * line of JSON per forest and run, after a warm-up on a tenth of the rows; {@code cpu_seconds} is
 * what the process took of all cores, {@code accuracy} the share of rows that get the label given.
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
      issues(part, probabilities(part, bins, 0));
    }
    for (int run = 1; run <= runs; run++) {
      for (int bins : BINS) {
        long start = System.nanoTime();
        long cpu = cpuNanos();
        Predictions predictions = probabilities(data, bins, run);
        int issues = issues(data, predictions);
        System.out.printf(
            Locale.ROOT,
            "{\"work\": \"forest to label issues %dx%d\", \"way\": \"%s\", \"seconds\": %.2f,"
                + " \"cpu_seconds\": %.2f, \"accuracy\": %.4f, \"issues\": %d}%n",
            data.size(),
            data.table().columns().size(),
            bins == 0 ? "exact" : bins + " bins",
            (System.nanoTime() - start) / 1e9,
            (cpuNanos() - cpu) / 1e9,
            accuracy(data, predictions),
            issues);
      }
    }
  }

  private static Predictions probabilities(Dataset data, int bins, long seed) {
    return new OutOfFold(FOLDS)
        .probabilities(new RandomForestLearner(TREES, 0, 0, bins), data, new Seed(seed));
  }

  private static int issues(Dataset data, Predictions predictions) {
    double[][] rows =
        IntStream.range(0, data.size())
            .mapToObj(predictions::probabilities)
            .toArray(double[][]::new);
    return new LabelIssueFilter(FilterBy.PRUNE_BY_NOISE_RATE)
        .find(LabelledProbabilities.of(data.labels().toArray(), rows))
        .length;
  }

  private static double accuracy(Dataset data, Predictions predictions) {
    return IntStream.range(0, data.size())
            .filter(row -> predictions.labels().code(row) == data.labels().code(row))
            .count()
        / (double) data.size();
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
