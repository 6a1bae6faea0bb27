// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.attack.LabelFlip;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.evaluation.Metric;
import io.poisonlab.experiment.ExperimentListener;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.ExperimentRunner;
import io.poisonlab.experiment.Spread;
import io.poisonlab.experiment.Testing;
import io.poisonlab.experiment.TrialResult;
import io.poisonlab.learner.DecisionTreeLearner;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LogisticRegressionLearner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares with ten seeds of a Python implementation on Iris: 70/30 split, random flips of training
 * labels, k = 10, at least 5 of them (rows knn_relabel and no_defence of what defence_table.py
 * recorded). Splits are our own, so means are compared: |difference| ≤ 4·√(SE₁² + SE₂²), and at
 * least 0.02.
 */
@DisplayName("The neighbours' vote does as well as its reference")
class NeighbourVoteReferenceTest {
  private static final int SEEDS = 60;
  private static final double LEAST_BAND = 0.02;
  private static final Learner TREE = new DecisionTreeLearner(DecisionTreeLearner.UNLIMITED);
  private static final Learner LOGREG = new LogisticRegressionLearner(1, true);
  private static final Defence VOTE = new NeighbourVote(10, 0.5);

  private static List<String[]> reference = List.of();

  @BeforeAll
  static void readReference() throws IOException {
    reference =
        DefenceTrial.rows("defence-table.csv")
            .filter(row -> row[0].equals("iris") && !row[1].equals("targeted"))
            .toList();
  }

  @ParameterizedTest(name = "{0} of the labels flipped")
  @ValueSource(doubles = {0, 0.05, 0.1, 0.2, 0.3, 0.5})
  void onIris(double fraction) {
    ExperimentReport report =
        new ExperimentRunner(ExperimentListener.silent())
            .run(
                ExperimentPlan.of(Datasets.iris())
                    .testing(new Testing.HoldOut(0.3))
                    .attacks(new LabelFlip(fraction))
                    .defences(new NoDefence(), VOTE)
                    .learners(TREE, LOGREG)
                    .seeds(1, SEEDS));

    for (String defence : List.of("no_defence", "knn_relabel")) {
      Defence ours = defence.equals("no_defence") ? new NoDefence() : VOTE;
      String accuracy = Metric.ACCURACY.id();
      compare(report, fraction, TREE, ours, accuracy, defence, "acc_tree");
      compare(report, fraction, LOGREG, ours, accuracy, defence, "acc_logreg");
    }
    if (fraction > 0) {
      compare(report, fraction, TREE, VOTE, "detection_precision", "knn_relabel", "precision");
      compare(report, fraction, TREE, VOTE, "detection_recall", "knn_relabel", "recall");
    }
  }

  @Test
  void whichMeansThatATreeGainsMoreThanATenthAtOneFifthFlips() {
    ExperimentReport report =
        new ExperimentRunner(ExperimentListener.silent())
            .run(
                ExperimentPlan.of(Datasets.iris())
                    .attacks(new LabelFlip(0.2))
                    .defences(new NoDefence(), VOTE)
                    .learner(TREE)
                    .seeds(1, SEEDS));
    double without = mean(values(report, 0.2, TREE, new NoDefence(), "accuracy"));
    double with = mean(values(report, 0.2, TREE, VOTE, "accuracy"));

    assertThat(with - without).isGreaterThan(0.1);
  }

  private static void compare(
      ExperimentReport report,
      double fraction,
      Learner learner,
      Defence defence,
      String metric,
      String row,
      String column) {
    List<Double> theirs = column(fraction, row, column);
    List<Double> ours = values(report, fraction, learner, defence, metric);
    double band = Math.max(LEAST_BAND, 4 * Math.hypot(standardError(theirs), standardError(ours)));

    assertThat(Math.abs(mean(ours) - mean(theirs)))
        .as("%s of %s: ours %s, theirs %s", column, row, mean(ours), mean(theirs))
        .isLessThanOrEqualTo(band);
  }

  private static List<Double> values(
      ExperimentReport report, double fraction, Learner learner, Defence defence, String metric) {
    List<Double> values = new ArrayList<>();
    for (TrialResult result : report.results()) {
      if (result.trial().learner().equals(learner)
          && result.trial().defence().equals(defence)
          && result.trial().attack().equals(new LabelFlip(fraction))) {
        values.addAll(result.metrics().getOrDefault(metric, List.of()));
      }
    }
    assertThat(values).as(metric).hasSizeGreaterThan(SEEDS / 2);
    return values;
  }

  private static List<Double> column(double fraction, String defence, String column) {
    int index = 5 + List.of("acc_logreg", "acc_tree", "precision", "recall").indexOf(column);
    return reference.stream()
        .filter(row -> Double.parseDouble(row[2]) == fraction && row[4].equals(defence))
        .map(row -> Double.valueOf(row[index]))
        .toList();
  }

  private static double mean(List<Double> values) {
    return Spread.of(values).mean();
  }

  private static double standardError(List<Double> values) {
    return Spread.of(values).deviation() / Math.sqrt(values.size());
  }
}
