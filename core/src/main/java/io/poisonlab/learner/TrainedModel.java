// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A finished model: from a table to a class for each row, and to probabilities where the learner
 * gives them.
 *
 * <p>The predicted class is the one with the highest score, the first of equals; a class that was
 * absent from the training rows is never predicted and has probability 0. The exported graph
 * follows the same rule with bit-equal scores, so it predicts the same class on every row.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class TrainedModel {
  private final ModelBody body;
  private final String target;
  private final List<String> classes;
  private final int[] seen;

  private TrainedModel(ModelBody body, String target, List<String> classes, int[] seen) {
    this.body = body;
    this.target = target;
    this.classes = classes;
    this.seen = seen;
  }

  /**
   * Puts a model together.
   *
   * @param classes all classes of the data set
   * @param seen the codes of those that the training rows held, ascending: what the scores are for
   */
  static TrainedModel of(ModelBody body, String target, List<String> classes, int[] seen) {
    return new TrainedModel(body, target, List.copyOf(classes), seen.clone());
  }

  /** Returns the name of the column that the model predicts. */
  public String target() {
    return target;
  }

  /** Returns all class names of the training data set, in the order of their codes. */
  public List<String> classes() {
    return classes;
  }

  /** Returns whether the model gives probabilities. */
  public boolean soft() {
    return body.scale() != Scorer.Scale.VOTES;
  }

  /** Returns the columns that the model reads. */
  public List<Feature> features() {
    return body.features();
  }

  /**
   * Returns the name of the graph's output for the predicted class: {@code label}, with as many
   * underscores appended as it takes to equal no feature column.
   */
  public String labelOutput() {
    return OutputNames.of(this).label();
  }

  /**
   * Returns the names of the graph's outputs for the probabilities, one per class in the order of
   * {@link #classes}: {@code p_} and the class name, with as many underscores appended as it takes
   * to equal no other name; a character beyond 16 bits, an emoji for example, is written as its
   * code point, {@code U+1F642}. Empty where the model is not soft.
   */
  public List<String> probabilityOutputs() {
    return OutputNames.of(this).probabilities();
  }

  /**
   * Predicts the class of each row.
   *
   * @throws IllegalArgumentException if the columns are not those of the training table, as for
   *     {@link FeatureEncoder#encode}
   */
  public Predictions predict(Table table) {
    double[][] scores = body.scores(table);
    int[] codes = new int[scores.length];
    double[][] probabilities = new double[soft() ? scores.length : 0][];
    for (int row = 0; row < scores.length; row++) {
      codes[row] = seen[first(scores[row])];
      if (soft()) {
        probabilities[row] = probabilities(scores[row]);
      }
    }
    return new Predictions(Labels.of(target, classes, codes), soft(), probabilities);
  }

  /**
   * Returns for each row and class the loss that the row would add in training if it were of that
   * class: the log loss of a model with probabilities, the hinge losses of a support vector
   * machine; infinite for a class that was absent from the training rows.
   *
   * @return for each row one value per class, in the order of {@link #classes}
   * @throws IllegalArgumentException as {@link #predict}, or if the model knows votes only
   */
  public double[][] losses(Table table) {
    return Arrays.stream(body.losses(table))
        .map(losses -> ofAllClasses(losses, Double.POSITIVE_INFINITY))
        .toArray(double[][]::new);
  }

  /**
   * Returns what each term of a text adds to the scores of the classes that were seen in training,
   * after what every text has; nothing where the model is none of terms.
   */
  public List<TermScore> terms(String text) {
    return body instanceof TextBody linear ? linear.terms(text) : List.of();
  }

  /** Returns the network, where the model is one. */
  public Optional<ImageNetwork> network() {
    return body instanceof NetworkBody(_, ImageNetwork network)
        ? Optional.of(network)
        : Optional.empty();
  }

  /** Returns the classes that scores are for: those that the training rows held. */
  public List<String> seenClasses() {
    return Arrays.stream(seen).mapToObj(classes::get).toList();
  }

  /**
   * Returns the model as an ONNX file: one input per feature column, named as the column; the
   * outputs {@link #labelOutput}, strings of shape [rows], and {@link #probabilityOutputs}, doubles
   * of shape [rows, 1] each. Equal models give equal bytes.
   */
  public byte[] toOnnx() {
    return OnnxModel.of(this);
  }

  /** Returns whether there is a {@link #toSmile}; a network has its ONNX file alone. */
  public boolean hasSmileCopy() {
    return network().isEmpty();
  }

  /**
   * Returns a copy that {@link #fromSmile} reads, with the finished model of Smile inside, or our
   * own of a random forest. Equal models give equal bytes.
   */
  public byte[] toSmile() {
    return SmileCopy.write(this);
  }

  /**
   * Reads what {@link #toSmile} wrote. Only classes on a list are let in, so that bytes from
   * somewhere else cannot run code; models of learners from outside this library are refused too,
   * and are read as ONNX.
   *
   * @throws IllegalArgumentException if the bytes hold something else
   */
  public static TrainedModel fromSmile(byte[] bytes) {
    return SmileCopy.read(bytes);
  }

  ModelBody body() {
    return body;
  }

  /** Returns the codes of the classes that scores are for. */
  int[] seen() {
    return seen.clone();
  }

  private static int first(double[] scores) {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      if (scores[i] > scores[best]) {
        best = i;
      }
    }
    return best;
  }

  private double[] probabilities(double[] scores) {
    return ofAllClasses(body.scale() == Scorer.Scale.LOGITS ? softmax(scores) : scores, 0);
  }

  /** Gives the classes that were absent from training a value too. */
  private double[] ofAllClasses(double[] present, double absent) {
    double[] all = new double[classes.size()];
    Arrays.fill(all, absent);
    for (int i = 0; i < seen.length; i++) {
      all[seen[i]] = present[i];
    }
    return all;
  }

  private static double[] softmax(double[] scores) {
    double max = scores[first(scores)];
    double[] result = Arrays.stream(scores).map(score -> Math.exp(score - max)).toArray();
    double sum = Arrays.stream(result).reduce(0, Double::sum);
    return Arrays.stream(result).map(value -> value / sum).toArray();
  }
}
