// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.bench;

import io.poisonlab.confident.FilterBy;
import io.poisonlab.confident.LabelIssueFilter;
import io.poisonlab.confident.LabelledProbabilities;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LearnerProvider;
import io.poisonlab.learner.OutOfFold;
import io.poisonlab.learner.Predictions;
import io.poisonlab.parameter.Notation;
import io.poisonlab.random.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Times probabilities out of fold and label issues on the data that peer_out_of_fold.py writes.
 *
 * <p>Run: {@code java -cp CORE bench/java/io/poisonlab/bench/OutOfFoldIssues.java FILE [LEARNER
 * RUNS]}, with a learner as it is written in a plan, such as {@code random-forest(trees=100)}.
 */
public final class OutOfFoldIssues {
  private OutOfFoldIssues() {}

  /** Prints one line of JSON. */
  public static void main(String[] arguments) throws IOException {
    String text = arguments.length > 1 ? arguments[1] : "random-forest";
    int runs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
    Notation notation = Notation.parse(text);
    Learner learner = LearnerProvider.catalogue().create(notation.id(), notation.settings());
    double[][] lines;
    try (var file = Files.lines(Path.of(arguments[0]))) {
      lines =
          file.skip(1)
              .parallel()
              .map(line ->
                  Arrays.stream(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray())
              .toArray(double[][]::new);
    }
    int width = lines[0].length - 2;
    int[] truth = Arrays.stream(lines).mapToInt(line -> (int) line[width + 1]).toArray();
    Dataset data = dataset(lines, width);
    double[] seconds = new double[runs];
    Predictions predicted = new OutOfFold(5).probabilities(learner, data, new Seed(-1));
    int[] issues = {};
    for (int run = 0; run < runs; run++) {
      long start = System.nanoTime();
      predicted = new OutOfFold(5).probabilities(learner, data, new Seed(run));
      issues = issues(data, predicted);
      seconds[run] = (System.nanoTime() - start) / 1e9;
    }
    Arrays.sort(seconds);
    int[] best = predicted.labels().toArray();
    int[] given = data.labels().toArray();
    double hits = Arrays.stream(issues).filter(row -> given[row] != truth[row]).count();
    long flipped = IntStream.range(0, truth.length).filter(i -> given[i] != truth[i]).count();
    long right = IntStream.range(0, truth.length).filter(i -> best[i] == truth[i]).count();
    System.out.printf(
        Locale.ROOT,
        "{\"work\": \"out-of-fold-issues %dx%d\", \"learner\": \"%s\", \"seconds\": %.3f, \"accuracy\": %.4f, \"precision\": %.4f, \"recall\": %.4f}%n",
        truth.length,
        width,
        text,
        seconds[runs / 2],
        (double) right / truth.length,
        hits / issues.length,
        hits / flipped);
  }

  private static int[] issues(Dataset data, Predictions predicted) {
    int classes = data.classCount();
    double[] values = new double[data.size() * classes];
    for (int row = 0; row < data.size(); row++) {
      System.arraycopy(predicted.probabilities(row), 0, values, row * classes, classes);
    }
    return new LabelIssueFilter(FilterBy.PRUNE_BY_NOISE_RATE)
        .find(LabelledProbabilities.of(data.labels().toArray(), values, classes));
  }

  private static Dataset dataset(double[][] lines, int width) {
    NumericColumn[] columns = new NumericColumn[width];
    for (int j = 0; j < width; j++) {
      int column = j;
      columns[j] =
          NumericColumn.of(
              "x" + j, false, Arrays.stream(lines).mapToDouble(line -> line[column]).toArray());
    }
    int[] labels = Arrays.stream(lines).mapToInt(line -> (int) line[width]).toArray();
    int classes = Arrays.stream(labels).max().orElseThrow() + 1;
    List<String> names = IntStream.range(0, classes).mapToObj(code -> "c" + code).toList();
    return Dataset.of("gaussian", Table.of(columns), Labels.of("label", names, labels));
  }
}
