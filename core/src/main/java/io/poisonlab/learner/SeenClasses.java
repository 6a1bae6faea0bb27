// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The classes of a training data set that have a row, numbered without gaps.
 *
 * @param labels of the data set
 * @param seen the codes of those classes, ascending
 * @param codes for each row the position of its class among them
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose, never changed
record SeenClasses(Labels labels, int[] seen, int[] codes) {
  /**
   * Numbers the classes.
   *
   * @throws IllegalArgumentException if fewer than two have a row
   */
  static SeenClasses of(Dataset data) {
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
    int[] position = new int[counts.length];
    for (int i = 0; i < seen.length; i++) {
      position[seen[i]] = i;
    }
    return new SeenClasses(
        data.labels(),
        seen,
        Arrays.stream(data.labels().toArray()).map(code -> position[code]).toArray());
  }

  /** Returns the model of these classes. */
  TrainedModel model(ModelBody body) {
    return TrainedModel.of(body, labels.target(), labels.classes(), seen);
  }
}
