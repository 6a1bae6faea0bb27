// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.spark;

import io.poisonlab.profile.Distribution;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.apache.datasketches.memory.Memory;
import org.apache.datasketches.quantilescommon.QuantileSearchCriteria;

/**
 * Quantiles as they are made in memory, of columns short enough that a sketch still holds every
 * number: Karnin, Lang and Liberty's, which throws none away before it is full, whatever the parts
 * that it was merged from.
 */
final class ExactQuantiles {
  /** So many numbers are held, 8 bytes each. */
  static final int MOST = 4_096;

  private ExactQuantiles() {}

  /** Returns the quantiles, or nothing where the sketch has begun to throw numbers away. */
  static Optional<SortedMap<String, Double>> of(byte[] sketch) {
    KllDoublesSketch held = KllDoublesSketch.heapify(Memory.wrap(sketch));
    if (held.isEstimationMode()) {
      return Optional.empty();
    }
    int count = (int) held.getN();
    double[] middles = new double[count];
    Arrays.setAll(middles, at -> (at + 0.5) / count);
    double[] sorted = held.getQuantiles(middles, QuantileSearchCriteria.INCLUSIVE);
    return Optional.of(Distribution.quantiles(count, at -> sorted[at]));
  }
}
