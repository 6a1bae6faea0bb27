// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Split;
import io.poisonlab.learner.DecisionTreeLearner;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LogisticRegressionLearner;
import io.poisonlab.learner.RandomForestLearner;
import io.poisonlab.random.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.inference.TTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Against ten seeds of the same defences in Python (scikit-learn 1.9.1, cleanlab 2.9.0), recorded
 * in defence-table.csv: 70/30 split, training labels flipped at random or from one class to another
 * (setosa to versicolor, malignant to benign), the rows treated, two models trained, their accuracy
 * taken on clean test rows.
 *
 * <p>Splits differ, so that seeds cannot be paired: each cell is a Welch test that ours is lower,
 * with Holm's correction over the table. That finds a cell which is far off; the mean over the
 * cells of a defence finds what is a little worse everywhere.
 *
 * <p>One row is left out: knn_relabel under targeted flips. Ten neighbours can tie, and the
 * reference then takes the first class, which is the one that the attack took labels from; ours
 * keeps the label, whatever the class. It finds fewer of those flips (recall 0.30 for 0.50 where
 * half of the class is flipped), and is right more often.
 */
@DisplayName("No cell of the defence table is below its reference")
class DefenceTableTest {
  private static final int SEEDS = 10;
  private static final double LEVEL = 0.05;
  private static final double MARGIN = 0.02;
  private static final Learner LOGREG = new LogisticRegressionLearner(1, true);
  private static final Learner TREE = new DecisionTreeLearner(DecisionTreeLearner.UNLIMITED);
  private static final List<String> METRICS =
      List.of("acc_logreg", "acc_tree", "precision", "recall");

  /** What the reference flags where nothing is poisoned. */
  private static final double SHARE_ON_CLEAN_DATA = 0.05;

  /** The defences, the outlier detectors with the true share: an oracle, as in the reference. */
  private static final Map<String, DoubleFunction<Defence>> DEFENCES = new LinkedHashMap<>();

  static {
    DEFENCES.put("no_defence", _ -> new NoDefence());
    DEFENCES.put("knn_relabel", _ -> new NeighbourVote(10, 0.5));
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

  /**
   * A cell is data set, attack, fraction, defence and metric; its values are those of the seeds.
   */
  private static final Map<String, double[]> THEIRS = new TreeMap<>();

  private static final Map<String, double[]> OURS = new TreeMap<>();

  @BeforeAll
  static void fill() throws IOException {
    List<String[]> table;
    try (InputStream in = DefenceTableTest.class.getResourceAsStream("defence-table.csv")) {
      table =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .skip(1)
              .map(line -> line.split(",", -1))
              .filter(row -> DEFENCES.containsKey(row[4]))
              .toList();
    }
    Map<String, List<Double>> theirs = new TreeMap<>();
    for (String[] row : table) {
      for (int metric = 0; metric < METRICS.size(); metric++) {
        if (!row[5 + metric].isEmpty()) {
          theirs
              .computeIfAbsent(
                  String.join(" ", row[0], row[1], row[2], row[4], METRICS.get(metric)),
                  _ -> new ArrayList<>())
              .add(Double.valueOf(row[5 + metric]));
        }
      }
    }
    theirs.forEach((cell, values) -> THEIRS.put(cell, array(values)));
    List<String> settings =
        table.stream().map(row -> String.join(" ", row[0], row[1], row[2])).distinct().toList();
    Map<String, List<Double>> ours =
        settings.stream()
            .flatMap(
                setting -> IntStream.range(0, SEEDS).mapToObj(seed -> Map.entry(setting, seed)))
            .parallel()
            .flatMap(entry -> run(entry.getKey(), new Seed(entry.getValue())))
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    TreeMap::new,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    ours.forEach((cell, values) -> OURS.put(cell, array(values)));
  }

  private static Stream<Map.Entry<String, Double>> run(String setting, Seed seed) {
    String[] words = setting.split(" ", -1);
    Split split = Split.stratified(Datasets.bundled(words[0]), 0.3, seed.fork("split"));
    int[] codes = split.train().labels().toArray();
    RowIds poisoned =
        flip(split.train(), codes, words[1], Double.parseDouble(words[2]), seed.fork(setting));
    Dataset suspect = split.train().withLabels(split.train().labels().withCodes(codes));
    double share =
        poisoned.size() == 0 ? SHARE_ON_CLEAN_DATA : (double) poisoned.size() / suspect.size();
    List<Map.Entry<String, Double>> results = new ArrayList<>();
    for (Map.Entry<String, DoubleFunction<Defence>> defence : DEFENCES.entrySet()) {
      Suspicion found = defence.getValue().apply(share).inspect(Suspect.of(suspect), seed);
      Dataset treated = found.treat(suspect);
      Map<String, Double> quality = DetectionQuality.of(found, suspect, poisoned).toMap();
      String cell = setting + " " + defence.getKey() + " ";
      results.add(Map.entry(cell + "acc_logreg", accuracy(LOGREG, treated, split.test())));
      results.add(Map.entry(cell + "acc_tree", accuracy(TREE, treated, split.test())));
      if (poisoned.size() > 0) {
        for (String metric : List.of("precision", "recall")) {
          if (quality.containsKey("detection_" + metric)) {
            results.add(Map.entry(cell + metric, quality.get("detection_" + metric)));
          }
        }
      }
    }
    return results.stream();
  }

  private static RowIds flip(Dataset data, int[] codes, String attack, double share, Seed seed) {
    RandomGenerator random = seed.generator();
    List<String> names = data.labels().classes();
    int classes = names.size();
    int from = Math.max(names.indexOf("malignant"), names.indexOf("setosa"));
    int to = Math.max(names.indexOf("benign"), names.indexOf("versicolor"));
    int[] able =
        attack.equals("targeted")
            ? data.labels().rowsOf(from)
            : IntStream.range(0, attack.equals("none") ? 0 : data.size()).toArray();
    List<Integer> chosen = new ArrayList<>(Arrays.stream(able).boxed().toList());
    for (int i = chosen.size() - 1; i > 0; i--) {
      Collections.swap(chosen, i, random.nextInt(i + 1));
    }
    int[] rows =
        chosen.stream().limit((long) (share * able.length + 1e-9)).mapToInt(i -> i).toArray();
    for (int row : rows) {
      codes[row] =
          attack.equals("targeted") ? to : (codes[row] + 1 + random.nextInt(classes - 1)) % classes;
    }
    return data.ids().select(rows).sorted();
  }

  private static double accuracy(Learner learner, Dataset train, Dataset test) {
    int[] predicted = learner.train(train, new Seed(0)).predict(test.table()).labels().toArray();
    return (double)
            IntStream.range(0, test.size())
                .filter(row -> predicted[row] == test.labels().code(row))
                .count()
        / test.size();
  }

  @Test
  void afterHolmsCorrection() {
    List<Map.Entry<String, Double>> ordered =
        THEIRS.keySet().stream()
            .filter(DefenceTableTest::counts)
            .filter(cell -> !cell.contains("no_defence"))
            .map(cell -> Map.entry(cell, lower(values(OURS, cell), values(THEIRS, cell))))
            .sorted(Comparator.comparingDouble(Map.Entry::getValue))
            .toList();
    assertThat(ordered).hasSizeGreaterThan(500);
    for (int i = 0; i < ordered.size() && ordered.get(i).getValue() < LEVEL; i++) {
      String cell = ordered.get(i).getKey();
      assertThat(ordered.get(i).getValue() * (ordered.size() - i))
          .as("%s: ours %s, theirs %s", cell, mean(values(OURS, cell)), mean(values(THEIRS, cell)))
          .isGreaterThan(LEVEL);
    }
  }

  @Test
  void norIsADefenceWorseOnAverage() {
    for (String defence : DEFENCES.keySet()) {
      for (String metric : METRICS.subList(0, 2)) {
        assertThat(gap(defence, metric)).as("%s of %s", metric, defence).isGreaterThan(-MARGIN);
      }
      assertThat((gap(defence, "precision") + gap(defence, "recall")) / 2)
          .as("precision and recall of %s", defence)
          .isGreaterThan(-MARGIN);
    }
  }

  /** The mean over the cells of ours less theirs. */
  private static double gap(String defence, String metric) {
    return THEIRS.keySet().stream()
        .filter(cell -> cell.endsWith(" " + defence + " " + metric))
        .filter(DefenceTableTest::counts)
        .mapToDouble(cell -> mean(values(OURS, cell)) - mean(values(THEIRS, cell)))
        .average()
        .orElse(0);
  }

  private static double[] values(Map<String, double[]> table, String cell) {
    return table.getOrDefault(cell, new double[0]);
  }

  private static boolean counts(String cell) {
    return !cell.matches(".* targeted .* knn_relabel .*")
        && values(THEIRS, cell).length > SEEDS / 2
        && values(OURS, cell).length > SEEDS / 2;
  }

  /** The probability of so much lower a mean, if the two were equal. */
  private static double lower(double[] ours, double[] theirs) {
    if (StatUtils.variance(ours) == 0 && StatUtils.variance(theirs) == 0) {
      return mean(ours) < mean(theirs) - MARGIN ? 0 : 1;
    }
    double twoSided = new TTest().tTest(ours, theirs);
    return mean(ours) < mean(theirs) ? twoSided / 2 : 1 - twoSided / 2;
  }

  private static double mean(double[] values) {
    return StatUtils.mean(values);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
