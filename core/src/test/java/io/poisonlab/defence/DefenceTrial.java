// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.learner.DecisionTreeLearner;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LogisticRegressionLearner;
import io.poisonlab.learner.RandomForestLearner;
import io.poisonlab.random.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Training rows with the labels that defence_table.py gave them, and test rows; what the defences
 * of the table make of them.
 *
 * @param cell data set, attack and fraction
 * @param signs "." of a test row, else the number of the class given
 */
record DefenceTrial(String cell, int seed, Dataset data, String signs) {
  private static final Learner LOGREG = new LogisticRegressionLearner(1, true);
  private static final Learner TREE = new DecisionTreeLearner(DecisionTreeLearner.UNLIMITED);

  /** What the reference flags where nothing is poisoned. */
  private static final double SHARE_ON_CLEAN_DATA = 0.05;

  /** In scikit-learn's order, which decides what a tie is: ours is that of the alphabet. */
  private static final Map<String, List<String>> CLASSES =
      Map.of(
          "iris",
          List.of("setosa", "versicolor", "virginica"),
          "breast-cancer",
          List.of("malignant", "benign"));

  /** The defences, the outlier detectors with the true share: an oracle, as in the reference. */
  private static final Map<String, DoubleFunction<Defence>> DEFENCES = new LinkedHashMap<>();

  static {
    DEFENCES.put("no_defence", _ -> new NoDefence());
    DEFENCES.put("knn_relabel", _ -> new NeighbourVote(10, 0.5, NeighbourVote.Ties.FIRST));
    DEFENCES.put("cl_logreg", _ -> new ConfidentLearning(LOGREG));
    DEFENCES.put("cl_rf", _ -> new ConfidentLearning(new RandomForestLearner(100)));
    DEFENCES.put("vote_filter", _ -> new MajorityVote());
    DEFENCES.put("iforest", share -> new IsolationForest(false, Contamination.share(share)));
    DEFENCES.put(
        "iforest_per_class", share -> new IsolationForest(true, Contamination.share(share)));
    DEFENCES.put("lof", share -> new LocalOutlierFactor(20, false, Contamination.share(share)));
    DEFENCES.put(
        "lof_per_class", share -> new LocalOutlierFactor(20, true, Contamination.share(share)));
  }

  /** The names of the defences in the table. */
  static List<String> defences() {
    return List.copyOf(DEFENCES.keySet());
  }

  static List<DefenceTrial> recorded() throws IOException {
    return rows("defence-labels.csv")
        .map(row ->
            new DefenceTrial(
                String.join(" ", row[0], row[1], row[2]),
                Integer.parseInt(row[3]),
                data(row[0]),
                row[4]))
        .toList();
  }

  private static Dataset data(String name) {
    Dataset data = Datasets.bundled(name);
    List<String> classes = CLASSES.getOrDefault(name, List.of());
    Labels given = data.labels();
    return data.withLabels(
        Labels.of(
            given.target(),
            classes,
            IntStream.range(0, data.size())
                .map(row -> classes.indexOf(given.name(row)))
                .toArray()));
  }

  static Stream<String[]> rows(String resource) throws IOException {
    try (InputStream in = DefenceTrial.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines().skip(1).map(line -> line.split(",", -1)).toList().stream();
    }
  }

  /** The values of all defences and metrics, by cell, defence and metric. */
  Map<String, Double> run() {
    Dataset test = data.select(rows(true));
    int[] trained = rows(false);
    Dataset clean = data.select(trained);
    int[] codes = IntStream.of(trained).map(row -> signs.charAt(row) - '0').toArray();
    Dataset suspect = clean.withLabels(clean.labels().withCodes(codes));
    RowIds poisoned =
        clean
            .ids()
            .select(
                IntStream.range(0, codes.length)
                    .filter(row -> codes[row] != clean.labels().code(row))
                    .toArray());
    double share =
        poisoned.size() == 0 ? SHARE_ON_CLEAN_DATA : (double) poisoned.size() / suspect.size();
    Map<String, Double> results = new HashMap<>();
    DEFENCES.forEach((name, defence) -> {
      Suspicion found = defence.apply(share).inspect(Suspect.of(suspect), new Seed(seed));
      Dataset treated = found.treat(suspect);
      results.put(key(name, "acc_logreg"), accuracy(LOGREG, treated, test));
      results.put(key(name, "acc_tree"), accuracy(TREE, treated, test));
      Map<String, Double> quality = DetectionQuality.of(found, suspect, poisoned).toMap();
      for (String metric : List.of("precision", "recall")) {
        Optional.ofNullable(quality.get("detection_" + metric))
            .ifPresent(value -> results.put(key(name, metric), value));
      }
    });
    return results;
  }

  private String key(String defence, String metric) {
    return String.join(" ", cell, defence, metric);
  }

  private int[] rows(boolean ofTheTest) {
    return IntStream.range(0, data.size())
        .filter(row -> signs.charAt(row) == '.' == ofTheTest)
        .toArray();
  }

  private static double accuracy(Learner learner, Dataset train, Dataset test) {
    int[] predicted = learner.train(train, new Seed(0)).predict(test.table()).labels().toArray();
    return (double)
            IntStream.range(0, test.size())
                .filter(row -> predicted[row] == test.labels().code(row))
                .count()
        / test.size();
  }
}
