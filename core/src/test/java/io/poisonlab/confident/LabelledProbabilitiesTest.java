// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.confident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.poisonlab.random.Seed;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LabelledProbabilitiesTest {
  @Test
  void refusesWhatIsNoProbability() {
    refused("probability of class 1 must be in [0, 1], found NaN", 0.5, Double.NaN);
    refused("probability of class 0 must be in [0, 1], found -0.5", -0.5, 1.5);
    refused("must sum to 1, found the sum 1.5", 0.5, 1.0);
    refused("must sum to 1, found the sum 0.0", 0, 0);
    refused("must sum to 1, found the sum Infinity", 0, Double.POSITIVE_INFINITY);
  }

  private static void refused(String message, double... second) {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            LabelledProbabilities.of(
                new int[] {0, 1}, new double[] {1, 0, second[0], second[1]}, 2))
        .withMessageContaining("row 1: ")
        .withMessageContaining(message);
  }

  @Test
  void forgivesRoundingAndTheSignOfZero() {
    double third = (float) (1 / 3.0);
    double[] row = {third, third, third, 1, -0.0, 0, 0.33333, 0.33333, 0.33333};
    assertThat(LabelledProbabilities.of(new int[] {0, 1, 2}, row, 3).size()).isEqualTo(3);
  }

  @Test
  void refusesLabelsOutOfRangeAndSizesThatDoNotAgree() {
    double[] row = {0.5, 0.5};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelledProbabilities.of(new int[] {2}, row, 2))
        .withMessageContaining("label of row 0 must be in [0, 1]")
        .withMessageContaining("found 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelledProbabilities.of(new int[] {-1}, row, 2))
        .withMessageContaining("found -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelledProbabilities.of(new int[] {0, 1}, row, 2))
        .withMessageContaining("need 4 probabilities, found 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelledProbabilities.of(new int[0], new double[0], 2))
        .withMessageContaining("1 row or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelledProbabilities.of(new int[] {0}, new double[] {1}, 1))
        .withMessageContaining("2 classes or more");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> LabelledProbabilities.of(new int[] {0, 1}, new double[][] {{0.5, 0.5}, {1}}))
        .withMessageContaining("row 1 has 1 probabilities");
  }

  @ParameterizedTest
  @EnumSource
  void countsNoPairsOfManyClasses(FilterBy rule) {
    int classes = 100_000;
    double[] values = new double[20 * classes];
    for (int row = 0; row < 20; row++) {
      values[row * classes + row % 7] = 1;
    }
    int[] labels = IntStream.range(0, 20).map(row -> row == 12 ? 99_999 : row % 7).toArray();
    LabelledProbabilities problem = LabelledProbabilities.of(labels, values, classes);
    if (rule.prunes()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new LabelIssueFilter(rule).find(problem))
          .withMessageContaining("found 100,000 classes")
          .withMessageContaining("predicted-neq-given");
    } else {
      assertThat(new LabelIssueFilter(rule).find(problem)).containsExactly(12);
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsNothingWhereAllAgree(FilterBy rule) {
    int[] labels = IntStream.range(0, 50).map(row -> row % 3).toArray();
    double[][] values = new double[50][3];
    for (int row = 0; row < 50; row++) {
      values[row][labels[row]] = 1;
    }
    assertThat(new LabelIssueFilter(rule).find(LabelledProbabilities.of(labels, values))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void copesWithOneRowAndOneLabel(FilterBy rule) {
    var one = LabelledProbabilities.of(new int[] {1}, new double[] {0.9, 0.1}, 2);
    var same = LabelledProbabilities.of(new int[3], new double[] {0.9, 0.1, 0.2, 0.8, 0.5, 0.5}, 2);
    int[] alone = new LabelIssueFilter(rule).find(one);
    assertThat(alone).isEqualTo(rule == FilterBy.PREDICTED_NEQ_GIVEN ? new int[1] : new int[0]);
    int[] found = new LabelIssueFilter(rule).find(same);
    assertThat(found).isEqualTo(rule == FilterBy.PREDICTED_NEQ_GIVEN ? new int[] {1} : new int[0]);
  }

  @ParameterizedTest
  @EnumSource
  void findsTheSameWhateverTheNumberOfThreads(FilterBy rule) {
    int[] alone = onThreads(1, rule);
    assertThat(alone).hasSizeGreaterThan(100);
    assertThat(onThreads(7, rule)).isEqualTo(alone);
  }

  private static int[] onThreads(int threads, FilterBy rule) {
    RandomGenerator random = new Seed(1).generator();
    int classes = 6;
    int[] labels = random.ints(6000, 0, classes).toArray();
    double[][] values = new double[labels.length][classes];
    for (int row = 0; row < labels.length; row++) {
      int[] weights = random.ints(classes, 1, 9).toArray();
      weights[labels[row]] += row % 8 == 0 ? 0 : 4;
      double total = IntStream.of(weights).sum();
      values[row] = IntStream.of(weights).mapToDouble(weight -> weight / total).toArray();
    }
    try (ForkJoinPool pool = new ForkJoinPool(threads)) {
      return pool.submit(
              () -> new LabelIssueFilter(rule).find(LabelledProbabilities.of(labels, values)))
          .join();
    }
  }

  @Test
  void settingsOfAFilterAreInRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> filter(FilterBy.BOTH, 1.5, 1))
        .withMessageContaining("[0, 1], found 1.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> filter(FilterBy.BOTH, Double.NaN, 1))
        .withMessageContaining("found NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> filter(FilterBy.BOTH, 1, -1))
        .withMessageContaining("0 or more, found -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> filter(FilterBy.CONFIDENT_LEARNING, 0.5, 1))
        .withMessageContaining("prune-by-class");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new LabelIssueFilter(FilterBy.BOTH, 1, 1, Optional.of(List.of(1)))
                .find(RecordedProblem.get(0)))
        .withMessageContaining("given for 1 classes, there are 2");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> LabelQuality.CONFIDENCE_WEIGHTED_ENTROPY.adjustedScores(RecordedProblem.get(0)))
        .withMessageContaining("self-confidence");
  }

  private static LabelIssueFilter filter(FilterBy rule, double share, int least) {
    return new LabelIssueFilter(rule, share, least, Optional.empty());
  }
}
