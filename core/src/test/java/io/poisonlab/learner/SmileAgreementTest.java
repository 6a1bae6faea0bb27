// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import smile.classification.DecisionTree;
import smile.classification.GradientTreeBoost;
import smile.classification.LogisticRegression;
import smile.classification.NaiveBayes;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.model.cart.InternalNode;
import smile.stat.distribution.Distribution;
import smile.stat.distribution.GaussianDistribution;

/** Our sums in a fixed order say what Smile's own predictions say. */
class SmileAgreementTest {
  private static final Dataset IRIS = Datasets.iris();
  private static final Dataset TWO = IRIS.select(IntStream.range(50, 150).toArray());

  @Test
  void boosting() {
    for (Dataset data : List.of(IRIS, TWO)) {
      TrainingSet training = TrainingSet.of(data, false);
      DataFrame frame = SmileFrame.of(training).withClasses(training);
      GradientTreeBoost smile =
          GradientTreeBoost.fit(
              Formula.lhs(SmileFrame.RESPONSE),
              frame,
              new GradientTreeBoost.Options(30, 4, Integer.MAX_VALUE, 1, 0.1, 1.0, null, null));
      Predictions ours =
          new GradientBoostingLearner(30).train(data, new Seed(1)).predict(data.table());
      for (int i = 0; i < data.size(); i++) {
        double[] expected = new double[training.classCount()];
        int code = smile.predict(frame.get(i), expected);
        assertProbabilities(ours, i, expected, 1e-6);
        assertThat(present(ours, i)[code]).isEqualTo(max(present(ours, i)));
      }
    }
  }

  @Test
  void logisticRegression() {
    for (Dataset data : List.of(IRIS, TWO)) {
      TrainedModel model = new LogisticRegressionLearner(1).train(data, new Seed(1));
      LogisticRegression smile = ((LogisticScorer) ((EncodedBody) model.body()).scorer()).model();
      double[][] rows = TrainingSet.of(data, false).rows();
      Predictions ours = model.predict(data.table());
      for (int i = 0; i < data.size(); i++) {
        double[] expected = new double[model.seen().length];
        smile.predict(rows[i], expected);
        assertProbabilities(ours, i, expected, 1e-12);
      }
    }
  }

  @Test
  void naiveBayes() {
    TrainedModel model = new GaussianNaiveBayesLearner().train(IRIS, new Seed(1));
    NaiveBayesScorer scorer = (NaiveBayesScorer) ((EncodedBody) model.body()).scorer();
    Distribution[][] distributions =
        scorer.classes().stream()
            .map(features -> features.toArray(GaussianDistribution[]::new))
            .toArray(Distribution[][]::new);
    NaiveBayes smile =
        new NaiveBayes(
            scorer.shares().stream().mapToDouble(Double::doubleValue).toArray(), distributions);
    double[][] rows = TrainingSet.of(IRIS, false).rows();
    Predictions ours = model.predict(IRIS.table());
    for (int i = 0; i < IRIS.size(); i++) {
      double[] expected = new double[3];
      smile.predict(rows[i], expected);
      assertProbabilities(ours, i, expected, 1e-12);
    }
  }

  @Test
  void thresholdsAreTheLargestValuesOfTheTrueBranch() {
    TrainedModel model = new DecisionTreeLearner(1).train(TWO, new Seed(1));
    DecisionTree tree = ((TreeScorer) ((EncodedBody) model.body()).scorer()).trees().getFirst();
    InternalNode root = (InternalNode) tree.root();
    double threshold = SplitThreshold.of(root, tree.schema());
    double[] row = new double[4];
    row[root.feature()] = threshold;
    assertThat(root.branch(smile.data.Tuple.of(tree.schema(), row))).isTrue();
    row[root.feature()] = Math.nextUp(threshold);
    assertThat(root.branch(smile.data.Tuple.of(tree.schema(), row))).isFalse();
    // versicolor and virginica part between two tenths of a centimetre
    assertThat(threshold * 20).isCloseTo(Math.rint(threshold * 20), within(1e-9));
  }

  private static void assertProbabilities(
      Predictions ours, int row, double[] expected, double tolerance) {
    assertThat(present(ours, row)).containsExactly(expected, within(tolerance));
  }

  /** The probabilities of the classes that have rows. */
  private static double[] present(Predictions predictions, int row) {
    double[] all = predictions.probabilities(row);
    return IntStream.range(0, all.length)
        .filter(code -> all[code] > 0)
        .mapToDouble(code -> all[code])
        .toArray();
  }

  private static double max(double[] values) {
    return java.util.Arrays.stream(values).max().orElseThrow();
  }
}
