// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.TextColumn;
import io.poisonlab.learner.FeatureEncoder;
import io.poisonlab.text.Tokens;
import java.util.stream.IntStream;

/** The rows of a data set as detectors measure them: as learners encode them, standardised. */
final class EncodedRows {
  private EncodedRows() {}

  /**
   * Encodes the rows.
   *
   * @param least how many rows the detector needs
   * @param defence what the detector is called
   * @throws IllegalArgumentException if there are fewer, or no value at all
   */
  static double[][] of(Dataset data, int least, String defence) {
    if (data.size() < least) {
      throw new IllegalArgumentException(
          "%s needs %d rows or more to compare, data set \"%s\" has %d; add rows"
              .formatted(defence, least, data.name(), data.size()));
    }
    return FeatureEncoder.fit(data.table(), true).encode(data.table());
  }

  /**
   * Returns whether there is anything to encode: a row, and a value that is not missing; and words
   * in every column of texts.
   */
  static boolean exist(Dataset data) {
    return data.size() > 0
        && data.table().columns().stream().anyMatch(EncodedRows::isKnown)
        && data.table().columns().stream().noneMatch(EncodedRows::isWithoutWords);
  }

  private static boolean isKnown(Column column) {
    return !(column instanceof NominalColumn)
        || IntStream.range(0, column.size()).anyMatch(row -> !column.isMissing(row));
  }

  private static boolean isWithoutWords(Column column) {
    return column instanceof TextColumn texts
        && texts.texts().stream().allMatch(text -> Tokens.of(text).isEmpty());
  }
}
