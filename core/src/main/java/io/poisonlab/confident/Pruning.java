// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.confident;

import java.util.Arrays;
import java.util.function.ObjIntConsumer;

/**
 * Takes the most suspicious rows out of each label, as many as were estimated. Of equally
 * suspicious ones the first rows go first. Rows whose label is the most probable class count for
 * the rank, but are never taken. Each label is a task of its own.
 */
final class Pruning {
  /** A margin beyond it is one that no row has whose label is the most probable class. */
  private static final double CLEAR = -2 * LabelledProbabilities.SLACK;

  private final LabelledProbabilities problem;
  private final Guesses guesses;
  private final ClassRows rows;
  private final PruneCounts counts;
  private final int minExamples;

  Pruning(LabelledProbabilities problem, Guesses guesses, PruneCounts counts, int minExamples) {
    this.problem = problem;
    this.guesses = guesses;
    this.rows = ClassRows.of(problem);
    this.counts = counts;
    this.minExamples = minExamples;
  }

  /** Returns for each row whether it is among those least likely to have their label. */
  boolean[] byClass() {
    return perLabel((issues, label) -> {
      int size = rows.count(label);
      int wanted = Math.min(size - counts.of(label, label), size);
      if (wanted > 0) {
        Ranking ranking = new Ranking(size);
        for (int place = 0; place < size; place++) {
          int row = rows.row(label, place);
          ranking.add(row, problem.probability(row, label));
        }
        ranking.lowest(wanted, row -> issues[row] |= !guesses.top(row));
      }
    });
  }

  /** Returns for each row whether its margin is among the largest for some other class. */
  boolean[] byNoiseRate() {
    return perLabel((issues, label) -> {
      int[] doubtful = doubtful(label);
      Ranking ranking = new Ranking(rows.count(label));
      for (int actual = 0; actual < problem.classes(); actual++) {
        int wanted = Math.min(counts.of(label, actual), rows.count(label));
        if (actual != label && wanted > 0) {
          fill(ranking, doubtful, label, actual);
          if (ranking.size() < wanted) {
            fill(ranking, label, actual);
          }
          ranking.lowest(wanted, row -> issues[row] |= !guesses.top(row));
        }
      }
    });
  }

  private boolean[] perLabel(ObjIntConsumer<boolean[]> work) {
    boolean[] issues = new boolean[problem.size()];
    rows.labels()
        .parallel()
        .filter(label -> rows.count(label) > Math.max(minExamples, 1))
        .forEach(label -> work.accept(issues, label));
    return issues;
  }

  /** Returns the rows of a label for which some other class is more probable. */
  private int[] doubtful(int label) {
    int[] found = new int[rows.count(label)];
    int size = 0;
    for (int place = 0; place < found.length; place++) {
      int row = rows.row(label, place);
      if (!guesses.top(row)) {
        found[size++] = row;
      }
    }
    return Arrays.copyOf(found, size);
  }

  /**
   * Ranks the doubtful rows with a clear margin: if they are enough, no other can be among them.
   */
  private void fill(Ranking ranking, int[] doubtful, int label, int actual) {
    double[] values = problem.values();
    int classes = problem.classes();
    ranking.clear();
    for (int row : doubtful) {
      double key = values[row * classes + label] - values[row * classes + actual];
      if (key < CLEAR) {
        ranking.add(row, key);
      }
    }
  }

  private void fill(Ranking ranking, int label, int actual) {
    ranking.clear();
    for (int place = 0; place < rows.count(label); place++) {
      int row = rows.row(label, place);
      ranking.add(row, problem.probability(row, label) - problem.probability(row, actual));
    }
  }
}
