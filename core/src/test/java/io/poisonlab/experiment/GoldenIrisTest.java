// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.Clean;
import io.poisonlab.attack.FeatureNoise;
import io.poisonlab.attack.LabelFlip;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.evaluation.Metric;
import io.poisonlab.learner.DecisionTreeLearner;
import io.poisonlab.learner.KnnLearner;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LinearSvmLearner;
import io.poisonlab.learner.LogisticRegressionLearner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The original pipeline's numbers through scikit-learn, over as many seeds: every cell of the
 * reference, accuracy, precision, recall and F1.
 */
class GoldenIrisTest {
  /** What one standard error of the difference may be multiplied by. */
  private static final double ERRORS = 4;

  private static final Map<String, double[]> REFERENCE = read();

  private static final List<Metric> METRICS =
      List.of(Metric.ACCURACY, Metric.PRECISION, Metric.RECALL, Metric.F1);

  @ParameterizedTest
  @CsvSource({
    "tree3, as_written",
    "tree3, train_only",
    "tree_full, train_only",
    "logreg, train_only",
    "svm_linear, train_only",
    "knn5, train_only"
  })
  void meansAgree(String model, String variant) {
    int seeds = (int) cell(model, variant, new Clean(), Metric.ACCURACY)[0];
    ExperimentPlan plan =
        ExperimentPlan.of(Datasets.iris())
            .protocol(variant.equals("as_written") ? Protocol.WHOLE_DATASET : Protocol.TRAIN_ONLY)
            .attacks(attacks())
            .learner(learner(model))
            .seeds(1, seeds);
    ExperimentReport report = new ExperimentRunner(new ExperimentListener() {}).run(plan);
    for (Attack attack : plan.attacks()) {
      List<TrialResult> results =
          report.results().stream()
              .filter(result -> result.trial().attack().equals(attack))
              .toList();
      assertThat(results).hasSize(seeds);
      for (Metric metric : METRICS) {
        double[] values =
            results.stream().mapToDouble(r -> r.observed(metric).orElseThrow()).toArray();
        assertAgrees(
            values, cell(model, variant, attack, metric), model + " " + attack + " " + metric);
      }
    }
  }

  @Test
  void theReferenceHasNoOtherCells() {
    assertThat(REFERENCE).hasSize(6 * 7 * METRICS.size());
  }

  private static void assertAgrees(double[] values, double[] expected, String what) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    double error = Math.sqrt(squares / (values.length - 1) / values.length);
    double expectedError = expected[2] / Math.sqrt(expected[0]);
    assertThat(Math.abs(mean - expected[1]))
        .as("%s: mean %.4f, reference %.4f", what, mean, expected[1])
        .isLessThanOrEqualTo(ERRORS * Math.hypot(error, expectedError));
  }

  private static Attack[] attacks() {
    return new Attack[] {
      new Clean(),
      new FeatureNoise(0.05),
      new FeatureNoise(0.1),
      new FeatureNoise(0.5),
      new LabelFlip(0.05),
      new LabelFlip(0.1),
      new LabelFlip(0.5)
    };
  }

  private static Learner learner(String model) {
    return switch (model) {
      case "tree3" -> new DecisionTreeLearner(3);
      case "tree_full" -> new DecisionTreeLearner(DecisionTreeLearner.UNLIMITED);
      case "logreg" -> new LogisticRegressionLearner(1);
      case "svm_linear" -> new LinearSvmLearner(1);
      case "knn5" -> new KnnLearner(5);
      default -> throw new IllegalArgumentException(model);
    };
  }

  /** Number of seeds, mean and standard deviation. */
  private static double[] cell(String model, String variant, Attack attack, Metric metric) {
    String kind =
        switch (attack) {
          case FeatureNoise _ -> "feature_noise";
          case LabelFlip _ -> "label_flip";
          default -> "clean";
        };
    String key =
        String.join(
            ",",
            model,
            variant,
            kind,
            Double.toString(attack.budget().fractionOf(100)),
            metric.id());
    return Objects.requireNonNull(REFERENCE.get(key), key);
  }

  private static Map<String, double[]> read() {
    try (InputStream in =
        Objects.requireNonNull(GoldenIrisTest.class.getResourceAsStream("iris-summary.csv"))) {
      Map<String, double[]> cells = new LinkedHashMap<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(line -> line.split(",", -1))
          .forEach(c ->
              cells.put(
                  String.join(",", Arrays.copyOf(c, 5)),
                  Arrays.stream(c, 5, 8).mapToDouble(Double::parseDouble).toArray()));
      return cells;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
