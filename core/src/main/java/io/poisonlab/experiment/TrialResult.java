// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.attack.Poisoned;
import io.poisonlab.evaluation.ConfusionMatrix;
import io.poisonlab.evaluation.Metric;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/**
 * The numbers of a finished trial.
 *
 * @param trial what was run
 * @param attackedRows how many rows the attack was given
 * @param poisonedRows how many it chose; with cross-validation, in the last fold
 * @param metrics for each logged name the value of each test, one or one per fold: first what the
 *     protocol sees, then {@code clean_…} on the truth, then, where there is a defence, its
 *     detection quality and bounds, then, where the attack has an aim, its success
 * @param confusion the counts as the protocol sees them, of the kept model
 * @param cleanConfusion the counts on the truth, of the kept model
 * @param warnings what the defence warned of before it looked, in any of the tests
 * @param fitTime training time of all models
 * @param defenceTime what finding and treating took, in all tests; zero without a defence
 */
public record TrialResult(
    Trial trial,
    int attackedRows,
    int poisonedRows,
    SequencedMap<String, List<Double>> metrics,
    ConfusionMatrix confusion,
    ConfusionMatrix cleanConfusion,
    List<String> warnings,
    Duration fitTime,
    Duration defenceTime) {
  /** What the names of metrics on the truth begin with. */
  public static final String CLEAN = "clean_";

  /** Keeps metrics and warnings from changing; what is equal is kept once. */
  public TrialResult {
    warnings = List.copyOf(warnings);
    metrics = MetricValues.of(metrics);
    cleanConfusion = cleanConfusion.equals(confusion) ? confusion : cleanConfusion;
  }

  static TrialResult of(Trial trial, List<TestOutcome> tests) {
    SequencedMap<String, List<Double>> metrics = new LinkedHashMap<>();
    for (TestOutcome test : tests) {
      add(metrics, "", test.observed().toMap());
      add(metrics, CLEAN, test.clean().toMap());
      double accuracy = test.clean().accuracy();
      test.defended().ifPresent(defended -> add(metrics, "", defended.toMap(accuracy)));
      test.aim().ifPresent(aim -> add(metrics, "", aim.toMap()));
    }
    metrics.values().removeIf(values -> values.size() < tests.size());
    TestOutcome kept = tests.getLast();
    return new TrialResult(
        trial,
        attackedRows(trial, kept.poisoned()),
        kept.poisoned().poisonedRows().size(),
        metrics,
        kept.observed().confusion(),
        kept.clean().confusion(),
        tests.stream()
            .flatMap(test -> test.defended().stream())
            .flatMap(defended -> defended.warnings().stream())
            .distinct()
            .toList(),
        tests.stream().map(TestOutcome::fitTime).reduce(Duration.ZERO, Duration::plus),
        tests.stream()
            .flatMap(test -> test.defended().stream())
            .map(DefenceOutcome::time)
            .reduce(Duration.ZERO, Duration::plus));
  }

  private static int attackedRows(Trial trial, Poisoned poisoned) {
    int after = poisoned.dataset().size();
    return switch (trial.attack().traits().effect()) {
      case NOTHING, CHANGES_FEATURES, CHANGES_LABELS, CHANGES_ROWS -> after;
      case INSERTS -> after - poisoned.poisonedRows().size();
      case DROPS -> after + poisoned.poisonedRows().size();
    };
  }

  /**
   * Returns the share of the attacked rows that were poisoned, as asked for where it was a share.
   */
  public double poisonFraction() {
    return trial.attack().budget().fractionOf(attackedRows);
  }

  /** Returns how many tests the trial made: 1, or the number of folds. */
  public int tests() {
    return metrics.values().stream().mapToInt(List::size).max().orElse(0);
  }

  /** Returns mean and spread of a metric over the tests, by its logged name. */
  public Map<String, Spread> spreads() {
    SequencedMap<String, Spread> spreads = new LinkedHashMap<>();
    metrics.forEach((name, values) -> spreads.put(name, Spread.of(values)));
    return spreads;
  }

  /** Returns the mean of a metric as the protocol sees it, or nothing where it is undefined. */
  public OptionalDouble observed(Metric metric) {
    return mean(metric.id());
  }

  /** Returns the mean of a metric on the truth, or nothing where it is undefined. */
  public OptionalDouble clean(Metric metric) {
    return mean(CLEAN + metric.id());
  }

  /** Returns the mean of what is logged under a name, or nothing where it is undefined. */
  OptionalDouble mean(String name) {
    return metrics.containsKey(name)
        ? OptionalDouble.of(Spread.of(metrics.get(name)).mean())
        : OptionalDouble.empty();
  }

  private static void add(
      Map<String, List<Double>> metrics, String prefix, Map<String, Double> values) {
    values.forEach(
        (name, value) -> metrics.computeIfAbsent(prefix + name, _ -> new ArrayList<>()).add(value));
  }
}
