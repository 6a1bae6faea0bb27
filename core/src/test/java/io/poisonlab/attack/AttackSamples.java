// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import static java.util.Map.entry;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.dataset.TextColumn;
import io.poisonlab.parameter.SettingInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The attacks that the contract test runs: every provider with several budgets and settings. */
final class AttackSamples {
  private static final List<Map<String, Object>> BUDGETS =
      List.of(
          Map.of("fraction", 0.0),
          Map.of("fraction", 0.05),
          Map.of("fraction", 0.29),
          Map.of("fraction", 0.5),
          Map.of("fraction", 1.0),
          Map.of("rows", 0),
          Map.of("rows", 1),
          Map.of("rows", 12));

  /**
   * The settings of attacks that need some, or that are worth running with others than their
   * defaults; the classes are those of Iris and of {@link #mixed}.
   */
  private static final Map<String, List<Map<String, Object>>> SETTINGS =
      Map.ofEntries(
          entry(
              "backdoor-trigger",
              List.of(
                  Map.of(),
                  Map.of("variant", "all-to-all"),
                  Map.of("variant", "clean-label", "fraction_of", "class"))),
          entry("boundary-flip", List.of(Map.of("place", "nearest"), Map.of("place", "farthest"))),
          entry("feature-noise", List.of(Map.of(), Map.of("noise", "gaussian", "scale", 0.5))),
          entry(
              "greedy-injection",
              List.of(
                  Map.of("learner", "gaussian-naive-bayes", "groups", 3, "candidates", 4),
                  Map.of("learner", "decision-tree", "groups", 2, "candidates", 5))),
          entry("logistic-gradient-poison", List.of(Map.of("groups", 5, "starts", 2, "steps", 2))),
          entry(
              "svm-gradient-poison",
              List.of(
                  Map.of("groups", 5, "starts", 2, "steps", 2),
                  Map.of("kernel", "rbf", "groups", 5, "starts", 2, "steps", 2))),
          entry(
              "mislabelled-duplicates",
              List.of(Map.of(), Map.of("sources", "versicolor", "target", "setosa"))),
          entry(
              "missing-burst", List.of(Map.of("pattern", "burst"), Map.of("pattern", "scattered"))),
          entry(
              "outlier-injection",
              List.of(
                  Map.of(),
                  Map.of("scale", 1.0),
                  Map.of("kind", "sigma"),
                  Map.of("kind", "scaled"))),
          entry(
              "subpopulation",
              List.of(
                  Map.of(), Map.of("clusters", 5, "fraction_of", "dataset", "standardise", false))),
          entry(
              "targeted-flip",
              List.of(Map.of(), Map.of("source", "setosa", "target", "virginica"))),
          entry(
              "transition-flip",
              List.of(Map.of(), Map.of("transitions", "*>virginica=2, virginica>setosa"))));

  private AttackSamples() {}

  /** An attack and what made it. */
  record Case(AttackProvider provider, Attack attack) {
    @Override
    public String toString() {
      return attack.toString();
    }
  }

  static List<Case> all() {
    List<Case> cases = new ArrayList<>();
    for (AttackProvider provider : AttackProvider.catalogue().all()) {
      List<String> known = provider.settings().stream().map(SettingInfo::name).toList();
      for (Map<String, Object> settings : SETTINGS.getOrDefault(provider.id(), List.of(Map.of()))) {
        for (Map<String, Object> budget :
            known.contains("fraction") ? BUDGETS : List.of(Map.<String, Object>of())) {
          Map<String, Object> together = new LinkedHashMap<>(settings);
          if (budget.containsKey(Budget.ROWS)) {
            together.remove(Budget.FRACTION_OF);
          }
          together.putAll(budget);
          cases.add(new Case(provider, provider.create(together)));
        }
      }
    }
    return cases;
  }

  /** Numbers and names, with and without missing values, ids that are no row numbers. */
  static Dataset mixed() {
    int n = 100;
    double[] values = new double[n];
    double[] gaps = new double[n];
    int[] codes = new int[n];
    int[] missing = new int[n];
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      values[i] = i / 7.0;
      gaps[i] = i % 3 == 0 ? Double.NaN : -i;
      codes[i] = i % 4;
      missing[i] = i % 5 - 1;
      labels[i] = i % 3;
    }
    Dataset all =
        Dataset.of(
            "mixed",
            Table.of(
                NumericColumn.of("number", false, values),
                NumericColumn.of("gaps", true, gaps),
                NominalColumn.of("name", false, List.of("p", "q", "r", "s"), codes),
                NominalColumn.of("missing", true, List.of("t", "u", "v", "w"), missing),
                NumericColumn.of("constant", false, new double[n])),
            Labels.of("y", List.of("setosa", "versicolor", "virginica", "never"), labels));
    int[] odd = new int[n / 2];
    for (int i = 0; i < odd.length; i++) {
      odd[i] = n - 1 - 2 * i;
    }
    return all.select(odd);
  }

  /** Sentences and a number beside each. */
  static Dataset stars() {
    Dataset sentences = sentences();
    double[] stars = IntStream.range(0, sentences.size()).mapToDouble(row -> row % 7).toArray();
    return sentences.withTable(
        Table.of(sentences.table().columns().getFirst(), NumericColumn.of("stars", false, stars)));
  }

  /** Sentences of a few words, two of them empty and one there twice. */
  static Dataset sentences() {
    List<String> words = List.of("a", "good", "bad", "film", "Ärger", "is", "here", "not", "seen");
    Random random = new Random(7);
    List<String> texts = new ArrayList<>(List.of("", "Good film, good film!", "", "bad"));
    while (texts.size() < 59) {
      texts.add(
          random
              .ints(3 + random.nextInt(6), 0, words.size())
              .mapToObj(words::get)
              .collect(Collectors.joining(" ")));
    }
    texts.add("bad");
    return Dataset.of(
        "sentences",
        Table.of(TextColumn.of("text", texts)),
        Labels.of(
            "y",
            List.of("setosa", "versicolor", "virginica"),
            IntStream.range(0, texts.size()).map(row -> row % 3).toArray()));
  }
}
