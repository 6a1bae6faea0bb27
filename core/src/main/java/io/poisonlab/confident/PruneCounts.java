// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.confident;

import java.util.List;

/**
 * How many rows of each label to prune for each true class: the confident joint, with enough rows
 * of each class kept.
 */
final class PruneCounts {
  private final int classes;
  private final int[] counts;

  private PruneCounts(int classes, int[] counts) {
    this.classes = classes;
    this.counts = counts;
  }

  /**
   * Raises the rows kept of each class to a minimum, at the cost of its other counts in equal
   * parts, and scales those.
   *
   * @param minExamples the rows of each class that are kept, 0 or more
   * @param fracNoise the share of the estimated issues that is wanted, in [0, 1]
   */
  static PruneCounts of(ConfidentJoint joint, int minExamples, double fracNoise) {
    int classes = joint.classes();
    int[] counts = new int[classes * classes];
    double[] kept = new double[classes];
    double[] taken = new double[classes];
    for (int given = 0; given < classes; given++) {
      int own = joint.count(given, given);
      int diagonal = Math.max(own, minExamples);
      int others = -1;
      for (int actual = 0; actual < classes; actual++) {
        others += joint.count(given, actual) == 0 ? 0 : 1;
      }
      double less = (double) (diagonal - own) / Math.max(others, 1);
      for (int actual = 0; actual < classes; actual++) {
        double count = Math.max(joint.count(given, actual) - less, 0);
        kept[actual] = actual == given ? diagonal : count * fracNoise;
        taken[actual] = actual == given ? 0 : count - kept[actual];
      }
      kept[given] = diagonal + PairwiseSum.of(taken);
      for (int actual = 0; actual < classes; actual++) {
        counts[given * classes + actual] = (int) kept[actual];
      }
    }
    return new PruneCounts(classes, counts);
  }

  /**
   * Scales to a number of rows for each class, as cleanlab does: sums and quotients run over the
   * true class where one would expect the label. Its answer is what counts here.
   */
  PruneCounts removing(List<Integer> perClass, LabelledProbabilities problem) {
    double[] totals = new double[classes];
    for (int actual = 0; actual < classes; actual++) {
      for (int given = 0; given < classes; given++) {
        totals[actual] += of(given, actual);
      }
    }
    int[] scaled = new int[counts.length];
    double[] share = new double[classes];
    for (int actual = 0; actual < classes; actual++) {
      for (int given = 0; given < classes; given++) {
        share[given] = of(given, actual) / totals[given];
      }
      double noise = PairwiseSum.of(share) - share[actual];
      for (int given = 0; given < classes; given++) {
        share[given] = share[given] * perClass.get(actual) / noise;
      }
      share[actual] = problem.count(actual) - perClass.get(actual);
      int[] rounded = RoundedRow.of(share);
      for (int given = 0; given < classes; given++) {
        scaled[given * classes + actual] = rounded[given];
      }
    }
    return new PruneCounts(classes, scaled);
  }

  /**
   * Returns how many rows with a label to prune as truly of a class; of the label itself, to keep.
   */
  int of(int given, int actual) {
    return counts[given * classes + actual];
  }
}
