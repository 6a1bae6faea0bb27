// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.poisonlab.attack.Budget;
import io.poisonlab.attack.LabelFlip;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.Split;
import io.poisonlab.dataset.Table;
import io.poisonlab.learner.LogisticRegressionLearner;
import io.poisonlab.learner.Predictions;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InfluenceFunctionTest {
  @ParameterizedTest
  @ValueSource(strings = {"breast-cancer", "iris"})
  void isTheChangeThatLeavingARowOutMakes(String name) {
    Split split = Split.stratified(Datasets.bundled(name), 0.4, new Seed(3));
    Dataset train = first(split.train(), 90);
    train = new LabelFlip(Budget.fraction(0.1)).poison(train, new Seed(5)).dataset();
    Dataset judged = split.test();
    LogisticInfluence influence = LogisticInfluence.of(train, 1);
    double all = loss(train, judged);
    double[] change = new double[train.size()];
    double[] own = new double[train.size()];
    for (int row = 0; row < change.length; row++) {
      Dataset rest = without(train, row);
      Dataset alone = train.select(new int[] {row});
      change[row] = loss(rest, judged) - all;
      own[row] = loss(rest, alone) - influence.loss(row);
    }

    assertThat(new PearsonsCorrelation().correlation(influence.on(judged), change))
        .isGreaterThan(0.9);
    assertThat(new PearsonsCorrelation().correlation(influence.onItself(), own)).isGreaterThan(0.9);
  }

  private static double loss(Dataset train, Dataset judged) {
    Predictions predicted =
        new LogisticRegressionLearner(1, true).train(train, new Seed(0)).predict(judged.table());
    return IntStream.range(0, judged.size())
        .mapToDouble(row -> -Math.log(predicted.probability(row, judged.labels().code(row))))
        .average()
        .orElseThrow();
  }

  private static Dataset without(Dataset data, int left) {
    return data.select(IntStream.range(0, data.size()).filter(row -> row != left).toArray());
  }

  private static Dataset first(Dataset data, int rows) {
    return data.select(IntStream.range(0, Math.min(rows, data.size())).toArray());
  }

  @Test
  void refusesAModelWithTooManyParameters() {
    Dataset digits = Datasets.digits();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogisticInfluence.of(wide(digits), 1))
        .withMessageContaining("allowed are 3,000");
  }

  /** A name for each row. */
  private static Dataset wide(Dataset data) {
    List<String> names = IntStream.range(0, data.size()).mapToObj(row -> "row " + row).toList();
    return data.withTable(
        Table.of(
            NominalColumn.of("name", false, names, IntStream.range(0, data.size()).toArray())));
  }
}
