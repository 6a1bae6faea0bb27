// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Derivation;
import io.poisonlab.dataset.Table;
import io.poisonlab.dataset.TextColumn;
import io.poisonlab.random.Seed;
import io.poisonlab.text.CountVectorizer;
import io.poisonlab.text.SparseRows;
import io.poisonlab.text.Vocabulary;
import io.poisonlab.text.WordDropout;
import java.util.Arrays;

/**
 * A data set of texts as learners of terms need it: sparse rows, and classes numbered without gaps.
 * A learner starts with {@link #of} and ends with {@link #model}. Trainings on the same texts share
 * the rows.
 */
final class TextTrainingSet {
  private final TextColumn column;
  private final Vocabulary.Fitted fitted;
  private final SeenClasses classes;
  private final SparseRows rows;
  private final int copies;

  private TextTrainingSet(
      TextColumn column,
      Vocabulary.Fitted fitted,
      SeenClasses classes,
      SparseRows rows,
      int copies) {
    this.column = column;
    this.fitted = fitted;
    this.classes = classes;
    this.rows = rows;
    this.copies = copies;
  }

  /**
   * Finds terms in a data set.
   *
   * @param learner its id, for the message where the data are not one column of texts
   * @throws IllegalArgumentException for other columns, fewer than two classes, or no term
   */
  static TextTrainingSet of(Dataset data, CountVectorizer vectorizer, String learner) {
    TextColumn texts = TextColumn.alone(data, learner);
    SeenClasses classes = SeenClasses.of(data);
    Vocabulary.Fitted fitted = data.table().derived(new Terms(vectorizer));
    return new TextTrainingSet(texts, fitted, classes, fitted.rows(), 1);
  }

  /** Returns these data with words left out. */
  TextTrainingSet without(WordDropout dropout, Seed seed) {
    return dropout.isNone()
        ? this
        : new TextTrainingSet(
            column,
            fitted,
            classes,
            fitted.vocabulary().rows(dropout.of(column.texts(), seed)),
            dropout.copies());
  }

  /** Returns the rows to train on: of all texts, and of them again as often as there are copies. */
  SparseRows rows() {
    return rows;
  }

  /** Returns what a row counts, where that of a text counts 1. */
  double weight() {
    return 1.0 / copies;
  }

  /** Returns the number of classes that have a row: two or more. */
  int classCount() {
    return classes.seen().length;
  }

  /** Returns for each row its class, a number in [0, {@link #classCount}). */
  int[] codes() {
    int[] codes = new int[rows.size()];
    Arrays.setAll(codes, row -> classes.codes()[row % classes.codes().length]);
    return codes;
  }

  /** Returns for each row 1 if it has this class, −1 otherwise. */
  int[] signs(int code) {
    return Arrays.stream(codes()).map(own -> own == code ? 1 : -1).toArray();
  }

  /**
   * Returns the model of fitted forms.
   *
   * @param forms weights and, last, the intercept: of each class, or of two classes the one form
   *     that speaks for the second
   */
  TrainedModel linear(double[][] forms, Scorer.Scale scale) {
    int width = rows().width();
    double[] intercepts = new double[classCount()];
    double[][] weights = new double[classCount()][width];
    int first = classCount() - forms.length;
    for (int form = 0; form < forms.length; form++) {
      weights[first + form] = Arrays.copyOf(forms[form], width);
      intercepts[first + form] = forms[form][width];
    }
    return model(intercepts, weights, scale);
  }

  /** Returns the model that scores by linear forms of the terms. */
  TrainedModel model(double[] intercepts, double[][] weights, Scorer.Scale scale) {
    return classes.model(
        new TextBody(Feature.of(column), fitted.vocabulary(), intercepts, weights, scale));
  }

  /** The terms of a table of one column of texts. */
  private record Terms(CountVectorizer vectorizer) implements Derivation<Vocabulary.Fitted> {
    @Override
    public Vocabulary.Fitted from(Table table) {
      return vectorizer.fit(((TextColumn) table.columns().getFirst()).texts());
    }
  }
}
