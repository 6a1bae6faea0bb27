// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.confident;

/** The problems of record_label_issues.py, made of the same integers. */
record RecordedProblem(int rows, int classes, int below, int boost, int flipped, int absent) {
  private static final RecordedProblem[] ALL = {
    of(40, 2, 4, 6, 20, 0),
    of(60, 2, 1000, 900, 10, 0),
    of(120, 2, 3, 2, 30, 0),
    of(80, 3, 5, 9, 20, 0),
    of(150, 3, 1000, 2000, 20, 0),
    of(90, 4, 4, 8, 40, 1),
    of(200, 4, 8, 20, 10, 0),
    of(120, 5, 1000, 3000, 30, 0),
    of(240, 5, 5, 9, 20, 2),
    of(150, 6, 6, 15, 15, 0),
    of(300, 7, 10, 30, 25, 1),
    of(300, 8, 4, 20, 20, 0),
    of(200, 9, 1000, 9000, 20, 3),
    of(400, 10, 6, 40, 10, 0),
    of(1500, 10, 1000, 4000, 20, 0),
    of(300, 11, 3, 12, 35, 0),
    of(350, 13, 1000, 5000, 45, 2),
    of(500, 15, 8, 60, 20, 0),
    of(600, 17, 5, 25, 30, 4),
    of(1000, 20, 100, 900, 20, 0),
  };

  static final int COUNT = ALL.length;

  private static RecordedProblem of(
      int rows, int classes, int below, int boost, int flipped, int absent) {
    return new RecordedProblem(rows, classes, below, boost, flipped, absent);
  }

  static LabelledProbabilities get(int number) {
    return ALL[number].make(number);
  }

  private LabelledProbabilities make(int number) {
    Generator random = new Generator(number + 1);
    int[] labels = new int[rows];
    double[][] probabilities = new double[rows][classes];
    for (int row = 0; row < rows; row++) {
      int actual = random.below(classes - absent);
      labels[row] = random.below(100) < flipped ? random.below(classes - absent) : actual;
      int[] weights = new int[classes];
      for (int code = 0; code < classes; code++) {
        weights[code] = 1 + random.below(below);
      }
      weights[actual] += random.below(boost + 1);
      if (number % 4 == 3 && random.below(5) == 0) {
        weights[labels[row]] = weights[actual];
      }
      double total = 0;
      for (int weight : weights) {
        total += weight;
      }
      for (int code = 0; code < classes; code++) {
        probabilities[row][code] = weights[code] / total;
      }
    }
    return LabelledProbabilities.of(labels, probabilities);
  }

  private static final class Generator {
    private long state;

    Generator(long seed) {
      state = seed;
    }

    int below(int bound) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      return (int) ((state >>> 33) % bound);
    }
  }
}
