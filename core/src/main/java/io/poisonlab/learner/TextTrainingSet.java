// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Derivation;
import io.poisonlab.dataset.Table;
import io.poisonlab.dataset.TextColumn;
import io.poisonlab.parameter.NameList;
import io.poisonlab.text.CountVectorizer;
import io.poisonlab.text.SparseRows;
import io.poisonlab.text.Vocabulary;

/**
 * A data set of texts as learners of terms need it: sparse rows, and classes numbered without gaps.
 * A learner starts with {@link #of} and ends with {@link #model}. Trainings on the same texts share
 * the rows.
 */
final class TextTrainingSet {
  private final TextColumn column;
  private final Vocabulary.Fitted fitted;
  private final SeenClasses classes;

  private TextTrainingSet(TextColumn column, Vocabulary.Fitted fitted, SeenClasses classes) {
    this.column = column;
    this.fitted = fitted;
    this.classes = classes;
  }

  /**
   * Finds terms in a data set.
   *
   * @param learner its id, for the message where the data are not one column of texts
   * @throws IllegalArgumentException for other columns, fewer than two classes, or no term
   */
  static TextTrainingSet of(Dataset data, CountVectorizer vectorizer, String learner) {
    if (data.table().columns().size() != 1
        || !(data.table().columns().getFirst() instanceof TextColumn texts)) {
      throw new IllegalArgumentException(
          "%s reads one column of texts, found %s in data set \"%s\"; declare it a text, or take another learner"
              .formatted(learner, NameList.of(data.table().names()), data.name()));
    }
    SeenClasses classes = SeenClasses.of(data);
    return new TextTrainingSet(texts, data.table().derived(new Terms(vectorizer)), classes);
  }

  /** Returns the rows of the training texts. */
  SparseRows rows() {
    return fitted.rows();
  }

  /** Returns the number of classes that have a row: two or more. */
  int classCount() {
    return classes.seen().length;
  }

  /** Returns for each row its class, a number in [0, {@link #classCount}). */
  int[] codes() {
    return classes.codes();
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
