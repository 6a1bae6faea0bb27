// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.evaluation;

import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/**
 * The metrics, as a table. Macro averages run over all classes of the data set and count a class
 * that was never predicted, or of which there is no row, as 0: scikit-learn's {@code
 * average="macro", labels=all, zero_division=0}.
 */
public enum Metric {
  /** The share of rows predicted as what they are. */
  ACCURACY(
      "accuracy",
      "share of rows predicted as what they are",
      j -> defined((double) j.confusion().correct() / j.confusion().total())),
  /** The mean over the classes of tp / predicted. */
  PRECISION(
      "precision",
      "mean over classes of tp / predicted",
      j -> macro(j, ConfusionMatrix::precision)),
  /** The mean over the classes of tp / support. */
  RECALL("recall", "mean over classes of tp / support", j -> macro(j, ConfusionMatrix::recall)),
  /** The mean over the classes of the harmonic mean of precision and recall. */
  F1("f1", "mean over classes of 2 tp / (predicted + support)", j -> macro(j, ConfusionMatrix::f1)),
  /** The mean recall over those classes of which there are rows. */
  BALANCED_ACCURACY(
      "balanced_accuracy",
      "mean recall over the classes that have rows",
      j ->
          IntStream.range(0, j.classes())
              .filter(label -> j.confusion().support(label) > 0)
              .mapToDouble(j.confusion()::recall)
              .average()),
  /** Matthews' correlation of truth and prediction (Gorodkin, 2004, for more than two classes). */
  MCC("mcc", "Matthews' correlation of truth and prediction; 0 where it is 0/0", Metric::matthews),
  /** The mean of -ln p(true class), with p at least 2^-52, as scikit-learn clips it. */
  LOG_LOSS(
      "log_loss", "mean of -ln p(true class); needs probabilities", ProbabilityMetrics::logLoss),
  /** The mean over the classes of the area under the one-against-rest ROC curve. */
  ROC_AUC(
      "roc_auc",
      "mean over classes of the area under one-against-rest ROC curves; needs probabilities",
      ProbabilityMetrics::rocAuc);

  private final String id;
  private final String help;
  private final Function<Judgement, OptionalDouble> formula;

  Metric(String id, String help, Function<Judgement, OptionalDouble> formula) {
    this.id = id;
    this.help = help;
    this.formula = formula;
  }

  /** Returns the snake-case name under which it is logged. */
  public String id() {
    return id;
  }

  /** Returns one line that says what it is. */
  public String help() {
    return help;
  }

  /** Returns the value, or nothing where it is undefined. */
  OptionalDouble of(Judgement judgement) {
    return judgement.truth().size() == 0 ? OptionalDouble.empty() : formula.apply(judgement);
  }

  private static OptionalDouble defined(double value) {
    return OptionalDouble.of(value);
  }

  private static OptionalDouble macro(
      Judgement j, ToDoubleBiFunction<ConfusionMatrix, Integer> ofClass) {
    return IntStream.range(0, j.classes())
        .mapToDouble(label -> ofClass.applyAsDouble(j.confusion(), label))
        .average();
  }

  /** Gorodkin (2004), equation 8, in counts. */
  private static OptionalDouble matthews(Judgement j) {
    ConfusionMatrix c = j.confusion();
    double total = c.total();
    double covariance = c.correct() * total - dot(j, c::support, c::predicted);
    double ofTruth = total * total - dot(j, c::support, c::support);
    double ofPrediction = total * total - dot(j, c::predicted, c::predicted);
    double scale = Math.sqrt(ofTruth) * Math.sqrt(ofPrediction);
    return defined(scale == 0 ? 0 : covariance / scale);
  }

  private static double dot(Judgement j, IntUnaryOperator a, IntUnaryOperator b) {
    return IntStream.range(0, j.classes())
        .mapToDouble(label -> (double) a.applyAsInt(label) * b.applyAsInt(label))
        .sum();
  }
}
