// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.statistics.Median;
import java.util.Arrays;

/** From scores of any scale to a finding whose remedy is to drop. */
final class RawScores {
  private RawScores() {}

  /** Flags by the raw scores, and brings them to [0, 1] beside their median. */
  static Suspicion outliers(Dataset data, double[] raw, Contamination contamination) {
    return drop(data, Scores.relativeToMedian(raw), contamination.flag(raw));
  }

  /** Flags these positions. */
  static Suspicion drop(Dataset data, double[] scores, int[] flagged) {
    RowIds ids = data.ids().select(flagged).sorted();
    return Suspicion.of(scores, ids, new Remedy.Drop());
  }

  /** Returns the values divided by their median, or as they are where that is 0. */
  static double[] overMedian(double[] values) {
    double median = Median.of(values);
    return median > 0 ? Arrays.stream(values).map(v -> v / median).toArray() : values;
  }
}
