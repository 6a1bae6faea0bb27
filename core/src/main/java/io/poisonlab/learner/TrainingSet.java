// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Derivation;
import io.poisonlab.dataset.Table;
import io.poisonlab.parallel.Cancellation;

/**
 * A data set as learning algorithms need it: encoded rows, and classes numbered without gaps. A
 * learner starts with {@link #of} and ends with {@link #model}.
 */
public final class TrainingSet {
  private final Table table;
  private final EncodedTable encoded;
  private final SeenClasses classes;

  private TrainingSet(Table table, EncodedTable encoded, SeenClasses classes) {
    this.table = table;
    this.encoded = encoded;
    this.classes = classes;
  }

  /**
   * Fits an encoder on a data set and encodes it.
   *
   * @param standardise as for {@link FeatureEncoder#fit}
   * @throws IllegalArgumentException if the data hold fewer than two classes, or no feature value
   */
  public static TrainingSet of(Dataset data, boolean standardise) {
    Cancellation.check();
    SeenClasses classes = SeenClasses.of(data);
    return new TrainingSet(
        data.table(), data.table().derived(new EncodedTable.Fitted(standardise)), classes);
  }

  /** Returns the number of rows. */
  public int size() {
    return classes.codes().length;
  }

  /** Returns the number of values in a row. */
  public int width() {
    return encoded.encoder().width();
  }

  /** Returns the number of classes that have a row: two or more. */
  public int classCount() {
    return classes.seen().length;
  }

  /**
   * Returns the encoded rows, the array itself: to be read by the caller, never changed, since
   * other trainings on the same rows read it too.
   */
  public double[][] rows() {
    return encoded.rows();
  }

  /**
   * Returns for each row its class, a number in [0, {@link #classCount}) in the order of the data
   * set's classes; the array itself, as {@link #rows}.
   */
  public int[] codes() {
    return classes.codes();
  }

  /** Returns what follows from the rows alone, whatever the labels. */
  <T> T derived(Derivation<T> derivation) {
    return table.derived(derivation);
  }

  /** Returns the model that scores with what was fitted on these rows. */
  public TrainedModel model(Scorer scorer) {
    return classes.model(new EncodedBody(encoded.encoder().columns(), scorer));
  }
}
