// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.bench;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.Table;
import io.poisonlab.dataset.TextColumn;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.MultinomialNaiveBayesLearner;
import io.poisonlab.learner.TermLinearSvmLearner;
import io.poisonlab.learner.TermLogisticRegressionLearner;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.random.Seed;
import io.poisonlab.text.CountVectorizer;
import io.poisonlab.text.WordDropout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * Times counting words, training a learner of them and scoring, on the sentences that peer_sentences.py
 * writes.
 *
 * <p>Run: {@code java -cp CORE bench/java/io/poisonlab/bench/Sentences.java FILE ROWS}. Prints a
 * line of JSON per run, after two to warm up.
 */
public final class Sentences {
  private static final int WARM_UPS = 2;
  private static final int RUNS = 3;

  private Sentences() {}

  /** Times each learner. */
  public static void main(String[] arguments) throws IOException {
    List<String[]> lines =
        Files.readAllLines(Path.of(arguments[0])).stream().map(line -> line.split("\t", 2)).toList();
    List<String> texts = lines.stream().map(line -> line[1]).toList();
    Labels labels =
        Labels.of(
            "label",
            List.of("0", "1"),
            lines.stream().mapToInt(line -> Integer.parseInt(line[0])).toArray());
    CountVectorizer weighted = CountVectorizer.weighted(0);
    CountVectorizer pairs = new CountVectorizer(2, 2, 1, 0, List.of(), true);
    WordDropout none = WordDropout.none();
    SequencedMap<String, Learner> works = new LinkedHashMap<>();
    works.put("counts", new MultinomialNaiveBayesLearner());
    works.put("tf-idf 1-2-grams", new MultinomialNaiveBayesLearner(1, pairs, none));
    works.put("logistic", new TermLogisticRegressionLearner(1, weighted, none));
    works.put("svm", new TermLinearSvmLearner(1, weighted, none));
    for (int run = -WARM_UPS; run < RUNS; run++) {
      for (String work : works.sequencedKeySet()) {
        time(run, arguments[1] + " " + work, works.get(work), texts, labels);
      }
    }
  }

  private static void time(
      int run, String work, Learner learner, List<String> texts, Labels labels) {
    long start = System.nanoTime();
    Table table = Table.of(TextColumn.of("text", texts)); // a new one, which remembers nothing
    TrainedModel model =
        learner.train(Dataset.of("sentences", table, labels), new Seed(1));
    Labels predicted = model.predict(table).labels();
    double seconds = (System.nanoTime() - start) / 1e9;
    double right =
        IntStream.range(0, labels.size())
            .filter(row -> predicted.code(row) == labels.code(row))
            .count();
    if (run >= 0) {
      System.out.printf(
          Locale.ROOT,
          "{\"work\": \"sentences %s\", \"seconds\": %.4f, \"accuracy\": %.6f}%n",
          work,
          seconds,
          right / labels.size());
    }
  }
}
