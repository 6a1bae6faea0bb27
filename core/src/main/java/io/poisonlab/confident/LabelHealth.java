// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.confident;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How sound the labels of a data set are, overall, by class and by pair of classes. Equal to
 * cleanlab's {@code health_summary}; where values are equal, the first classes come first.
 *
 * @param rows how many rows there are
 * @param issues how many of them are likely mislabelled
 * @param classes each class, the least sound first
 * @param overlaps each pair of classes, the most confused first
 */
public record LabelHealth(int rows, int issues, List<OfClass> classes, List<Overlap> overlaps) {
  private static final double LEAST = 1e-6;

  /** Copies the lists. */
  public LabelHealth {
    classes = List.copyOf(classes);
    overlaps = List.copyOf(overlaps);
  }

  /**
   * The health of one class.
   *
   * @param code the class
   * @param issues rows with the label that are estimated to be of another class
   * @param missed rows with another label that are estimated to be of the class
   * @param noise the share of the rows with the label that are of another class
   * @param inverseNoise the share of the rows of the class that have another label
   */
  public record OfClass(int code, int issues, int missed, double noise, double inverseNoise) {
    /** Returns the share of the rows with the label that are of the class. */
    public double quality() {
      return 1 - noise;
    }
  }

  /**
   * How often two classes are taken for each other.
   *
   * @param first a class
   * @param second a class with a higher code
   * @param rows the estimated number of rows
   * @param share their share of all rows
   */
  public record Overlap(int first, int second, int rows, double share) {}

  /** Estimates the health of labels. */
  public static LabelHealth of(LabelledProbabilities problem) {
    ConfidentJoint.checkClasses(problem.classes());
    Guesses guesses = Guesses.of(problem);
    int issues = (int) LabelIssueFilter.offDiagonal(problem.size(), guesses).count();
    ConfidentJoint joint = ConfidentJoint.of(problem, guesses);
    List<OfClass> classes = new ArrayList<>();
    List<Overlap> overlaps = new ArrayList<>();
    double n = problem.size();
    for (int code = 0; code < joint.classes(); code++) {
      double given = 0;
      double actual = 0;
      for (int other = 0; other < joint.classes(); other++) {
        given += joint.count(code, other);
        actual += joint.count(other, code);
      }
      int own = joint.count(code, code);
      classes.add(
          new OfClass(
              code,
              (int) given - own,
              (int) actual - own,
              (given - own) / n / Math.max(given / n, LEAST),
              (actual - own) / n / Math.max(actual / n, LEAST)));
      for (int other = code + 1; other < joint.classes(); other++) {
        int confused = joint.count(code, other) + joint.count(other, code);
        overlaps.add(new Overlap(code, other, confused, confused / n));
      }
    }
    classes.sort(Comparator.comparingDouble(OfClass::quality));
    overlaps.sort(Comparator.comparingInt(Overlap::rows).reversed());
    return new LabelHealth(problem.size(), issues, classes, overlaps);
  }

  /** Returns the share of the labels that are likely right, in [0, 1]. */
  public double score() {
    return 1 - (double) issues / rows;
  }
}
