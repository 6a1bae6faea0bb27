// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.confident;

import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Takes the most suspicious rows out of each label, as many as were estimated. Of equally
 * suspicious ones the first rows go first. Rows whose label is the most probable class count for
 * the rank, but are never taken. Each label is a task of its own, which reads the probabilities of
 * its doubtful rows once.
 */
final class Pruning {
  /** A margin beyond it is one that no row has whose label is the most probable class. */
  private static final double CLEAR = -2 * LabelledProbabilities.SLACK;

  /** Probabilities that are copied to the cache together: so their ways from memory overlap. */
  private static final int TILE = 1024;

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
        Ranking ranking = new Ranking(wanted, size, Double.POSITIVE_INFINITY);
        rows.of(label).forEach(row -> ranking.offer(row, problem.probability(row, label)));
        take(ranking, issues);
      }
    });
  }

  /** Returns for each row whether its margin is among the largest for some other class. */
  boolean[] byNoiseRate() {
    return perLabel((issues, label) -> {
      int[] others =
          IntStream.range(0, problem.classes())
              .filter(actual -> actual != label && counts.of(label, actual) > 0)
              .toArray();
      // where the rows with a clear margin are enough, no other can be among them
      int[] doubtful = rows.of(label).filter(row -> !guesses.top(row)).toArray();
      Ranking[] clear = ranked(label, doubtful, others, CLEAR);
      int[] open =
          IntStream.range(0, others.length)
              .filter(i -> !clear[i].full())
              .map(i -> others[i])
              .toArray();
      int[] all = open.length == 0 ? new int[0] : rows.of(label).toArray();
      Stream.concat(
              Stream.of(clear).filter(Ranking::full),
              Stream.of(ranked(label, all, open, Double.POSITIVE_INFINITY)))
          .forEach(ranking -> take(ranking, issues));
    });
  }

  /** Ranks rows of a label by their margins, for several other classes in one pass. */
  private Ranking[] ranked(int label, int[] candidates, int[] others, double limit) {
    double[] limits = new double[others.length];
    Ranking[] rankings = new Ranking[others.length];
    for (int i = 0; i < others.length; i++) {
      int wanted = Math.min(counts.of(label, others[i]), rows.count(label));
      limits[i] = limit;
      rankings[i] = new Ranking(wanted, candidates.length, limit);
    }
    int classes = problem.classes();
    int tile = Math.max(TILE / classes, 1);
    double[] near = new double[tile * classes];
    for (int from = 0; from < candidates.length; from += tile) {
      int count = Math.min(tile, candidates.length - from);
      for (int i = 0; i < count; i++) {
        System.arraycopy(
            problem.values(), candidates[from + i] * classes, near, i * classes, classes);
      }
      for (int i = 0; i < count; i++) {
        double own = near[i * classes + label];
        for (int other = 0; other < others.length; other++) {
          double key = own - near[i * classes + others[other]];
          if (key < limits[other]) {
            limits[other] = rankings[other].offer(candidates[from + i], key);
          }
        }
      }
    }
    return rankings;
  }

  private void take(Ranking ranking, boolean[] issues) {
    ranking.forEach(row -> issues[row] |= !guesses.top(row));
  }

  private boolean[] perLabel(ObjIntConsumer<boolean[]> work) {
    boolean[] issues = new boolean[problem.size()];
    rows.labels()
        .parallel()
        .filter(label -> rows.count(label) > Math.max(minExamples, 1))
        .forEach(label -> work.accept(issues, label));
    return issues;
  }
}
