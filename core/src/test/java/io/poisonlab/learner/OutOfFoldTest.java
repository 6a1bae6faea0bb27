// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.defence.ConfidentLearning;
import io.poisonlab.defence.CrossValidatedConsensus;
import io.poisonlab.defence.Defence;
import io.poisonlab.defence.MajorityVote;
import io.poisonlab.defence.Suspect;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutOfFoldTest {
  private static final Learner TREE = new DecisionTreeLearner(DecisionTreeLearner.UNLIMITED);
  private static final Learner NEAREST = new KnnLearner(1, false);

  @Test
  void aRowIsNotPredictedByAModelThatSawIt() {
    Dataset iris = Datasets.iris();
    Labels nonsense =
        Labels.of(
            "class", List.of("a", "b"), new Seed(4).generator().ints(iris.size(), 0, 2).toArray());
    Dataset data = iris.withLabels(nonsense);
    assertThat(agreement(data, NEAREST.train(data, new Seed(1)).predict(data.table())))
        .isGreaterThan(0.97);
    assertThat(agreement(data, new OutOfFold(5).predict(NEAREST, data, new Seed(1))))
        .isBetween(0.3, 0.7);
  }

  @Test
  void sameSeedSamePredictionsInTheOrderOfTheRows() {
    Dataset iris = Datasets.iris();
    Learner forest = new RandomForestLearner(10);
    Predictions first = new OutOfFold(5).probabilities(forest, iris, new Seed(1));
    Predictions again = new OutOfFold(5).probabilities(forest, iris, new Seed(1));
    Predictions other = new OutOfFold(5).probabilities(forest, iris, new Seed(2));
    assertThat(all(again)).isDeepEqualTo(all(first));
    assertThat(Arrays.deepEquals(all(other), all(first))).isFalse();
    assertThat(agreement(iris, first)).isGreaterThan(0.9);
  }

  @Test
  void theOnlyRowOfAClassIsNotJudged() {
    Dataset iris = Datasets.iris();
    int[] codes = new int[iris.size()];
    codes[7] = 2;
    IntStream.range(50, 53).forEach(row -> codes[row] = 1);
    Dataset data = iris.withLabels(iris.labels().withCodes(codes));
    Predictions predicted = new OutOfFold(5).probabilities(TREE, data, new Seed(1));
    assertThat(predicted.probabilities(7)).containsExactly(0, 0, 1);
    assertThat(predicted.probability(51, 1)).isLessThan(1);
  }

  /** 80 GB, told before anything is allocated or trained. */
  @Test
  void moreProbabilitiesThanFitAreRefused() {
    int n = 100_000;
    double[] values = IntStream.range(0, n).asDoubleStream().toArray();
    List<String> names = IntStream.range(0, n).mapToObj(code -> "c" + code).toList();
    Dataset data =
        Dataset.of(
            "ids",
            Table.of(NumericColumn.of("x", false, values)),
            Labels.of("y", names, IntStream.range(0, n).toArray()));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OutOfFold(5).predict(TREE, data, new Seed(1)))
        .withMessageStartingWith(
            "data set \"ids\": probabilities out of fold of 100,000 rows and 100,000 classes take"
                + " 80.0 GB, allowed are 17.2 GB");
    for (Defence defence :
        List.of(new ConfidentLearning(), new MajorityVote(), new CrossValidatedConsensus())) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> defence.inspect(Suspect.of(data), new Seed(1)))
          .withMessageContaining("take 80.0 GB");
    }
  }

  @Test
  void twoRowsAndOneClassGiveWhatCanBeSaid() {
    Dataset iris = Datasets.iris();
    Predictions two =
        new OutOfFold(5).probabilities(TREE, iris.select(new int[] {0, 60}), new Seed(1));
    assertThat(two.probabilities(0)).containsExactly(1, 0, 0);
    assertThat(two.probabilities(1)).containsExactly(0, 1, 0);
    Predictions one =
        new OutOfFold(5).probabilities(TREE, iris.select(new int[] {0, 1, 2}), new Seed(1));
    assertThat(one.labels().toArray()).containsOnly(0);
  }

  @Test
  void refusesWhatItCannotDo() {
    Dataset iris = Datasets.iris();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OutOfFold(1))
        .withMessageContaining("folds must be in [2, 1000], found 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OutOfFold(2).predict(TREE, iris.select(new int[1]), new Seed(1)))
        .withMessageContaining("2 rows or more, found 1");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new OutOfFold(2).probabilities(new LinearSvmLearner(1, true), iris, new Seed(1)))
        .withMessageContaining("linear-svm gives classes only");
    assertThat(new OutOfFold(2).predict(new LinearSvmLearner(1, true), iris, new Seed(1)).soft())
        .isFalse();
  }

  private static double agreement(Dataset data, Predictions predicted) {
    return IntStream.range(0, data.size())
            .filter(row -> predicted.labels().code(row) == data.labels().code(row))
            .count()
        / (double) data.size();
  }

  private static double[][] all(Predictions predicted) {
    return IntStream.range(0, predicted.size())
        .mapToObj(predicted::probabilities)
        .toArray(double[][]::new);
  }
}
