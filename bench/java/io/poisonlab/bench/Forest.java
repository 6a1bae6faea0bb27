// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.bench;

import io.poisonlab.confident.FilterBy;
import io.poisonlab.confident.LabelIssueFilter;
import io.poisonlab.confident.LabelledProbabilities;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.learner.OutOfFold;
import io.poisonlab.learner.Predictions;
import io.poisonlab.learner.RandomForestLearner;
import io.poisonlab.random.Seed;
import java.io.IOException;
import java.nio.file.Path;
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
    Dataset data = DataSets.read(Path.of(arguments[0]), "made").getFirst();
    int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
    Dataset part = data.select(IntStream.range(0, data.size() / 10).toArray());
    for (int bins : BINS) {
      issues(part, probabilities(part, bins, 0));
    }
    for (int run = 1; run <= runs; run++) {
      for (int bins : BINS) {
        long start = System.nanoTime();
        long cpu = Cpu.nanos();
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
            (Cpu.nanos() - cpu) / 1e9,
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
}
