// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.matrix;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * One measurement: an attack at a rate, a learner, a defence, a seed; or the reason why there is
 * none.
 *
 * @param dataset the data set's name
 * @param attack the attack as it is written, {@code clean} for clean data
 * @param rate the share of the rows poisoned
 * @param learner the learner as it is written
 * @param defence the defence as it is written, {@code none} for the baseline
 * @param seed the seed
 * @param values what was measured, by the names of {@link Measure}; a measure that is undefined is
 *     absent
 * @param reason why nothing was measured; empty where something was
 */
public record MatrixCell(
    String dataset,
    String attack,
    double rate,
    String learner,
    String defence,
    long seed,
    Map<String, Double> values,
    String reason) {
  /** Copies the map. */
  public MatrixCell {
    values = Map.copyOf(values);
  }

  /** Returns a value, where it was measured. */
  public OptionalDouble get(Measure measure) {
    Double value = values.get(measure.id());
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
