// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.random.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our forests are as accurate as scikit-learn's, which forest_accuracy.py has recorded. */
class ForestAccuracyTest {
  private static final int SEEDS = 5;

  /** A single seed's accuracy deviates by 0.004 (breast cancer) and 0.002 (digits). */
  @ParameterizedTest
  @CsvSource({"breast-cancer, 0", "breast-cancer, 64", "digits, 0", "digits, 8"})
  void asScikitLearn(String name, int bins) {
    Dataset data = Datasets.bundled(name);
    Learner forest = new RandomForestLearner(100, 0, 0, bins);
    double mean =
        IntStream.range(0, SEEDS)
            .mapToDouble(seed -> accuracy(forest, data, new Seed(seed)))
            .average()
            .orElseThrow();
    assertThat(mean).isCloseTo(recorded(name), within(0.01));
    // and a forest that cannot tell as much is told from it
    Learner stumps = new RandomForestLearner(100, 1, 0, bins);
    assertThat(accuracy(stumps, data, new Seed(0))).isLessThan(recorded(name) - 0.02);
  }

  private static double accuracy(Learner learner, Dataset data, Seed seed) {
    Predictions predictions = new OutOfFold(5).predict(learner, data, seed);
    return IntStream.range(0, data.size())
            .filter(row -> predictions.labels().code(row) == data.labels().code(row))
            .count()
        / (double) data.size();
  }

  private static double recorded(String name) {
    try (InputStream in =
        Objects.requireNonNull(
            ForestAccuracyTest.class.getResourceAsStream("forest-accuracy.csv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(name + ","))
          .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[2]))
          .average()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
