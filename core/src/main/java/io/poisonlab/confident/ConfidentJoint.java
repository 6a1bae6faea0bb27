// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.confident;

/**
 * An estimate of how many rows with one label are truly of another class, for all pairs of classes.
 *
 * <p>A row counts as truly of the class whose threshold its probability reaches, of the most
 * probable class if there are several such, and not at all if there is none (Northcutt et al. 2021,
 * equation 1). The counts are then scaled so that those of a label sum to the number of rows that
 * have it (equation 3), and rounded. Each class has itself as true class once at least. Takes 16
 * bytes per pair of classes.
 */
public final class ConfidentJoint {
  /** The largest number of classes: the pairs of more do not fit in memory. */
  public static final int MOST_CLASSES = 4096;

  private final int classes;
  private final int[] counts;

  private ConfidentJoint(int classes, int[] counts) {
    this.classes = classes;
    this.counts = counts;
  }

  /**
   * Counts and calibrates.
   *
   * @throws IllegalArgumentException for more classes than {@link #MOST_CLASSES}
   */
  public static ConfidentJoint of(LabelledProbabilities problem) {
    checkClasses(problem.classes());
    return of(problem, Guesses.of(problem));
  }

  static ConfidentJoint of(LabelledProbabilities problem, Guesses guesses) {
    int classes = problem.classes();
    int[] confident = new int[classes * classes];
    for (int row = 0; row < problem.size(); row++) {
      if (guesses.confident(row)) {
        confident[problem.label(row) * classes + guesses.guess(row)]++;
      }
    }
    for (int code = 0; code < classes; code++) {
      confident[code * classes + code] = Math.max(confident[code * classes + code], 1);
    }
    return new ConfidentJoint(classes, calibrated(problem, confident));
  }

  static void checkClasses(int classes) {
    if (classes > MOST_CLASSES) {
      throw new IllegalArgumentException(
          "the confident joint counts pairs of classes: found %,d classes, that is %,d pairs; allowed are %,d classes; merge rare classes, or filter by confident-learning, predicted-neq-given, low-self-confidence or low-normalized-margin, which count no pairs"
              .formatted(classes, (long) classes * classes, MOST_CLASSES));
    }
  }

  /** Returns the number of classes. */
  public int classes() {
    return classes;
  }

  /** Returns how many rows with a label are estimated to be truly of a class. */
  public int count(int given, int actual) {
    return counts[given * classes + actual];
  }

  private static int[] calibrated(LabelledProbabilities problem, int[] confident) {
    int classes = problem.classes();
    double[] scaled = new double[classes * classes]; // by true class, then label: as numpy adds up
    for (int given = 0; given < classes; given++) {
      long total = 0;
      for (int actual = 0; actual < classes; actual++) {
        total += confident[given * classes + actual];
      }
      for (int actual = 0; actual < classes; actual++) {
        scaled[actual * classes + given] =
            confident[given * classes + actual] / (double) total * problem.count(given);
      }
    }
    double sum = PairwiseSum.of(scaled);
    double[] exact = new double[classes];
    for (int given = 0; given < classes; given++) {
      for (int actual = 0; actual < classes; actual++) {
        exact[actual] = scaled[actual * classes + given] / sum * problem.size();
      }
      System.arraycopy(RoundedRow.of(exact), 0, confident, given * classes, classes);
    }
    return confident;
  }
}
