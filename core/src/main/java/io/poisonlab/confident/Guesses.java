// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.confident;

/** What the probabilities say about each row's true class; one pass over them. */
final class Guesses {
  private static final int NONE = -1;

  private final LabelledProbabilities problem;
  private final int[] guess;
  private final boolean[] top;

  private Guesses(LabelledProbabilities problem) {
    this.problem = problem;
    this.guess = new int[problem.size()];
    this.top = new boolean[problem.size()];
  }

  static Guesses of(LabelledProbabilities problem) {
    Guesses guesses = new Guesses(problem);
    double[] cuts = problem.thresholds().clone();
    for (int code = 0; code < cuts.length; code++) {
      cuts[code] -= LabelledProbabilities.SLACK;
    }
    Chunks.of(problem.size())
        .forEach((chunk, from, to) -> {
          for (int row = from; row < to; row++) {
            guesses.look(row, cuts);
          }
        });
    return guesses;
  }

  /** Returns whether the row counts as confidently of another class than its label. */
  boolean offDiagonal(int row) {
    return guess[row] != NONE && guess[row] != problem.label(row);
  }

  /** Returns whether some class is confident in the row. */
  boolean confident(int row) {
    return guess[row] != NONE;
  }

  /** Returns the class that is taken to be the true one, of a row where there is one. */
  int guess(int row) {
    return guess[row];
  }

  /** Returns whether the label is the most probable class, or within a hair of it. */
  boolean top(int row) {
    return top[row];
  }

  private void look(int row, double[] cuts) {
    double[] values = problem.values();
    int classes = cuts.length;
    int start = row * classes;
    int best = 0;
    double most = values[start];
    int confident = 0;
    int only = NONE;
    for (int code = 0; code < classes; code++) {
      double value = values[start + code];
      if (value > most) {
        most = value;
        best = code;
      }
      boolean enough = value >= cuts[code];
      confident += enough ? 1 : 0;
      only = enough ? code : only;
    }
    guess[row] = confident > 1 ? best : only;
    int label = problem.label(row);
    double raised = values[start + label] + LabelledProbabilities.SLACK;
    top[row] = best == label || most < raised || (most == raised && best > label);
  }
}
