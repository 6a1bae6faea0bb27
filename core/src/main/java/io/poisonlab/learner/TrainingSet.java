// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Derivation;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.Table;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A data set as learning algorithms need it: encoded rows, and classes numbered without gaps. A
 * learner starts with {@link #of} and ends with {@link #model}.
 */
public final class TrainingSet {
  private final Table table;
  private final EncodedTable encoded;
  private final Labels labels;
  private final int[] seen;
  private final int[] codes;

  private TrainingSet(Dataset data, EncodedTable encoded, int[] seen) {
    this.table = data.table();
    this.encoded = encoded;
    this.labels = data.labels();
    this.seen = seen;
    int[] position = new int[labels.classes().size()];
    for (int i = 0; i < seen.length; i++) {
      position[seen[i]] = i;
    }
    this.codes = Arrays.stream(labels.toArray()).map(code -> position[code]).toArray();
  }

  /**
   * Fits an encoder on a data set and encodes it.
   *
   * @param standardise as for {@link FeatureEncoder#fit}
   * @throws IllegalArgumentException if the data hold fewer than two classes, or no feature value
   */
  public static TrainingSet of(Dataset data, boolean standardise) {
    int[] counts = data.labels().counts();
    int[] seen = IntStream.range(0, counts.length).filter(code -> counts[code] > 0).toArray();
    if (seen.length < 2) {
      throw new IllegalArgumentException(
          seen.length == 0
              ? "data set \"%s\": training data hold no rows, two classes or more are needed"
                  .formatted(data.name())
              : "data set \"%s\": training data hold one class only, \"%s\" in all %d rows; two or more are needed"
                  .formatted(data.name(), data.labels().classes().get(seen[0]), data.size()));
    }
    return new TrainingSet(data, data.table().derived(new EncodedTable.Fitted(standardise)), seen);
  }

  /** Returns the number of rows. */
  public int size() {
    return labels.size();
  }

  /** Returns the number of values in a row. */
  public int width() {
    return encoded.encoder().width();
  }

  /** Returns the number of classes that have a row: two or more. */
  public int classCount() {
    return seen.length;
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
    return codes;
  }

  /** Returns what follows from the rows alone, whatever the labels. */
  <T> T derived(Derivation<T> derivation) {
    return table.derived(derivation);
  }

  /** Returns the model that scores with what was fitted on these rows. */
  public TrainedModel model(Scorer scorer) {
    return TrainedModel.of(encoded.encoder(), labels.target(), labels.classes(), seen, scorer);
  }
}
