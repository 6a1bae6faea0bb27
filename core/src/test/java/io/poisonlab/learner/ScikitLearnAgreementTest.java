// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.random.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Where an algorithm has one optimum, we find scikit-learn's. The file names the version and the
 * settings that made it.
 */
class ScikitLearnAgreementTest {
  private static final Dataset IRIS = Datasets.iris();
  private static final List<String[]> REFERENCE = read();

  @Test
  void logisticRegression() {
    Predictions ours =
        new LogisticRegressionLearner(1).train(IRIS, new Seed(1)).predict(IRIS.table());
    for (int i = 0; i < IRIS.size(); i++) {
      assertThat(ours.probabilities(i)).containsExactly(numbers(i, 0, 3), within(2e-4));
    }
  }

  @Test
  void logisticRegressionOfTwoClasses() {
    Dataset two = IRIS.select(IntStream.range(50, 150).toArray());
    Predictions ours =
        new LogisticRegressionLearner(1).train(two, new Seed(1)).predict(IRIS.table());
    for (int i = 0; i < IRIS.size(); i++) {
      assertThat(ours.probability(i, 2)).isCloseTo(numbers(i, 3, 4)[0], within(2e-4));
    }
  }

  @Test
  void naiveBayes() {
    Predictions ours =
        new GaussianNaiveBayesLearner().train(IRIS, new Seed(1)).predict(IRIS.table());
    for (int i = 0; i < IRIS.size(); i++) {
      assertThat(ours.probabilities(i)).containsExactly(numbers(i, 4, 7), within(1e-9));
    }
  }

  @Test
  void linearSvm() {
    Predictions ours = new LinearSvmLearner(1).train(IRIS, new Seed(1)).predict(IRIS.table());
    int[] expected =
        IntStream.range(0, IRIS.size()).map(i -> Integer.parseInt(REFERENCE.get(i)[7])).toArray();
    assertThat(ours.labels().toArray()).isEqualTo(expected);
  }

  private static double[] numbers(int row, int from, int to) {
    return Arrays.stream(REFERENCE.get(row), from, to).mapToDouble(Double::parseDouble).toArray();
  }

  private static List<String[]> read() {
    try (InputStream in =
        Objects.requireNonNull(
            ScikitLearnAgreementTest.class.getResourceAsStream("iris-scikit-learn.csv"))) {
      List<String[]> rows = new ArrayList<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .forEach(line -> rows.add(line.split(",", -1)));
      return rows;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
