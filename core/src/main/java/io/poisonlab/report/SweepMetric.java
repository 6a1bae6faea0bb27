// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.analysis.Measurements;
import io.poisonlab.evaluation.Metric;
import io.poisonlab.experiment.DefenceBounds;
import io.poisonlab.experiment.TrialResult;
import java.util.List;
import java.util.Locale;

/**
 * A metric whose curves a report offers, in words.
 *
 * @param id the name under which it is logged
 * @param name what a reader calls it
 * @param help what it is, in a sentence
 * @param accuracy whether it is an accuracy, which a guess of the largest class reaches too
 */
record SweepMetric(String id, String name, String help, boolean accuracy) {
  /** The metric that findings are about: what the model is worth where it is used. */
  static final String TRUTH = TrialResult.CLEAN + Metric.ACCURACY.id();

  /** How far an attack gets that is after single inputs. */
  static final String SUCCESS = Measurements.SUCCESS;

  /** How far it gets with a model that nobody poisoned: without it a success proves nothing. */
  static final String CONTROL = "control_" + SUCCESS;

  /** Those offered, the important ones first. */
  static final List<SweepMetric> ALL =
      List.of(
          new SweepMetric(
              TRUTH,
              "accuracy on the truth",
              "Share of the test rows predicted as what they truly are.",
              true),
          new SweepMetric(
              Metric.ACCURACY.id(),
              "accuracy as the protocol sees it",
              "Share of the test rows predicted as their labels say; under whole-dataset these are poisoned too.",
              true),
          new SweepMetric(
              SUCCESS,
              "attack success",
              "Share of the inputs that the attack is about on which the model does what the attacker wants.",
              false),
          new SweepMetric(
              CONTROL,
              "attack success without poison",
              "The same of a model that was trained without poison: what the attack's inputs do by themselves.",
              false),
          new SweepMetric(
              "robust_accuracy",
              "accuracy in spite of the attack",
              "Share of the inputs that the attack is about on which the model says the truth all the same.",
              true),
          new SweepMetric(
              "rest_accuracy",
              "accuracy on the other inputs",
              "Accuracy on the truth on inputs that the attack is not about.",
              true),
          of(Metric.BALANCED_ACCURACY, "balanced accuracy on the truth"),
          of(Metric.F1, "F1 on the truth"),
          of(Metric.MCC, "Matthews' correlation on the truth"),
          of(Metric.ROC_AUC, "ROC AUC on the truth"),
          of(Metric.LOG_LOSS, "log loss on the truth"),
          new SweepMetric(
              "detection_auc",
              "detection (AUC)",
              "How well the defence's scores rank poisoned rows above clean ones; 0.5 is chance.",
              false),
          new SweepMetric(
              "detection_precision",
              "detection precision",
              "Share of the rows flagged that are poisoned.",
              false),
          new SweepMetric(
              "detection_recall",
              "detection recall",
              "Share of the poisoned rows that are flagged.",
              false),
          new SweepMetric(
              DefenceBounds.RANDOM,
              "accuracy after a random filter",
              "Accuracy on the truth when as many rows are dropped at random as the defence flags.",
              true),
          new SweepMetric(
              DefenceBounds.PERFECT,
              "accuracy after a perfect filter",
              "Accuracy on the truth when exactly the poisoned rows are dropped.",
              true));

  /** Returns a metric by the name under which it is logged. */
  static SweepMetric of(String id) {
    return ALL.stream()
        .filter(metric -> metric.id.equals(id))
        .findFirst()
        .orElseGet(() -> new SweepMetric(id, id, "", false));
  }

  private static SweepMetric of(Metric metric, String name) {
    String help = metric.help();
    return new SweepMetric(
        TrialResult.CLEAN + metric.id(),
        name,
        help.substring(0, 1).toUpperCase(Locale.ROOT) + help.substring(1) + ".",
        metric == Metric.BALANCED_ACCURACY);
  }
}
