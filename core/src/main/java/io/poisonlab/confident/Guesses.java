// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.confident;

import java.util.Arrays;

/**
 * What the probabilities say about each row's true class. They are looked at again only where the
 * most probable class is below its threshold, but not below all: above its own, it is the one.
 */
final class Guesses {
  private static final int NONE = -1;

  private final LabelledProbabilities problem;
  private final Survey survey;
  private final int[] guess;

  private Guesses(LabelledProbabilities problem) {
    this.problem = problem;
    this.survey = problem.survey();
    this.guess = new int[problem.size()];
  }

  static Guesses of(LabelledProbabilities problem) {
    Guesses guesses = new Guesses(problem);
    double[] cuts = problem.thresholds().clone();
    for (int code = 0; code < cuts.length; code++) {
      cuts[code] -= LabelledProbabilities.SLACK;
    }
    double lowest = Arrays.stream(cuts).min().orElseThrow();
    Chunks.of(problem.size())
        .forEach((chunk, from, to) -> {
          for (int row = from; row < to; row++) {
            guesses.look(row, cuts, lowest);
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
    return survey.top()[row];
  }

  private void look(int row, double[] cuts, double lowest) {
    double most = survey.most()[row];
    int best = survey.best()[row];
    if (most >= cuts[best]) {
      guess[row] = best;
    } else {
      guess[row] = most < lowest ? NONE : lesser(row, best, cuts);
    }
  }

  /** Of several classes that are confident in a row, the most probable is taken. */
  private int lesser(int row, int best, double[] cuts) {
    int start = row * cuts.length;
    int found = NONE;
    for (int code = 0; code < cuts.length; code++) {
      if (problem.values()[start + code] >= cuts[code]) {
        if (found != NONE) {
          return best;
        }
        found = code;
      }
    }
    return found;
  }
}
