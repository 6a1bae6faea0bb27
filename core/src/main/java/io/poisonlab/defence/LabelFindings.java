// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.confident.ConfidentJoint;
import io.poisonlab.confident.LabelHealth;
import io.poisonlab.confident.LabelledProbabilities;
import io.poisonlab.confident.NoiseEstimate;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What confident learning holds of labels as a whole, by class and by pair of classes. */
final class LabelFindings {
  /** Pairs of more classes make a table that nobody reads. */
  private static final int MOST_CLASSES = 100;

  private final List<String> classes;
  private final LabelHealth health;
  private final NoiseEstimate noise;

  private LabelFindings(List<String> classes, LabelHealth health, NoiseEstimate noise) {
    this.classes = classes;
    this.health = health;
    this.noise = noise;
  }

  /** Returns the tables; none of more classes than can be shown. Takes O(n · classes). */
  static List<Finding> of(List<String> classes, LabelledProbabilities problem) {
    if (classes.size() > MOST_CLASSES) {
      return List.of();
    }
    LabelFindings of =
        new LabelFindings(
            classes, LabelHealth.of(problem), NoiseEstimate.of(ConfidentJoint.of(problem)));
    return List.of(of.overall(), of.byClass(), of.noise(), of.inverseNoise(), of.overlaps());
  }

  private Finding overall() {
    return new Finding(
        "label_health",
        "Label health",
        false,
        List.of("rows", "issues", "share of labels that are likely right"),
        List.of(new Finding.Line("all", List.of(health.rows(), health.issues(), health.score()))));
  }

  private Finding byClass() {
    return new Finding(
        "class_health",
        "Label health by class, the least sound first",
        false,
        List.of("label issues", "missed", "share wrong", "share missed", "label quality"),
        health.classes().stream()
            .map(each ->
                new Finding.Line(
                    classes.get(each.code()),
                    List.of(
                        each.issues(),
                        each.missed(),
                        each.noise(),
                        each.inverseNoise(),
                        each.quality())))
            .toList());
  }

  private Finding noise() {
    return matrix(
        "noise_matrix",
        "Noise matrix: how probable a label (line) is for a row that is truly of a class (column)",
        false,
        noise::labelGivenClass);
  }

  private Finding inverseNoise() {
    return matrix(
        "inverse_noise_matrix",
        "Inverse noise matrix: how probable a class (line) is for a row that has a label (column)",
        true,
        noise::classGivenLabel);
  }

  /** A probability for each pair of classes. */
  private interface Pairs {
    double of(int line, int column);
  }

  private Finding matrix(String id, String title, boolean detail, Pairs pairs) {
    IntFunction<Finding.Line> line =
        given ->
            new Finding.Line(
                classes.get(given),
                IntStream.range(0, classes.size())
                    .mapToObj(actual -> (Number) pairs.of(given, actual))
                    .toList());
    return new Finding(
        id, title, detail, classes, IntStream.range(0, classes.size()).mapToObj(line).toList());
  }

  private Finding overlaps() {
    return new Finding(
        "class_overlap",
        "Classes taken for each other, the most confused first",
        true,
        List.of("rows", "share of all rows"),
        health.overlaps().stream()
            .map(pair ->
                new Finding.Line(
                    "%s, %s".formatted(classes.get(pair.first()), classes.get(pair.second())),
                    List.of(pair.rows(), pair.share())))
            .toList());
  }
}
