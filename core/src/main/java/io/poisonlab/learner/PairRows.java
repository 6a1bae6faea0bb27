// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The training rows of two classes, for a machine that tells the one from the other. */
final class PairRows {
  private final TrainingSet training;
  private final int first;
  private final int[] numbers;

  private PairRows(TrainingSet training, int first, int second) {
    this.training = training;
    this.first = first;
    int[] codes = training.codes();
    this.numbers =
        IntStream.range(0, codes.length)
            .filter(row -> codes[row] == first || codes[row] == second)
            .toArray();
  }

  /** Returns those of the classes (0, 1), (0, 2), …, (1, 2), …. */
  static List<PairRows> of(TrainingSet training) {
    List<PairRows> pairs = new ArrayList<>();
    for (int first = 0; first < training.classCount(); first++) {
      for (int second = first + 1; second < training.classCount(); second++) {
        pairs.add(new PairRows(training, first, second));
      }
    }
    return pairs;
  }

  /** Returns the numbers of the rows among all training rows, ascending. */
  int[] numbers() {
    return numbers.clone();
  }

  /** Returns the rows. */
  double[][] rows() {
    return Arrays.stream(numbers).mapToObj(row -> training.rows()[row]).toArray(double[][]::new);
  }

  /** Returns +1 for a row of the first class, −1 for one of the second. */
  int[] signs() {
    return Arrays.stream(numbers).map(row -> training.codes()[row] == first ? 1 : -1).toArray();
  }
}
