// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import java.util.LinkedHashMap;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/**
 * The two bounds between which a defence stands, and where it starts: accuracies on the clean truth
 * of models of the same learner and seed. A model that could not be trained is absent.
 *
 * @param undefended without a defence
 * @param random after a filter that drops as many rows as the defence flagged, at random
 * @param perfect after a filter that drops exactly the poisoned rows
 */
public record DefenceBounds(
    OptionalDouble undefended, OptionalDouble random, OptionalDouble perfect) {
  /** The name under which {@link #undefended} is logged. */
  public static final String UNDEFENDED = "undefended_clean_accuracy";

  /** The name under which {@link #random} is logged. */
  public static final String RANDOM = "random_filter_clean_accuracy";

  /** The name under which {@link #perfect} is logged. */
  public static final String PERFECT = "perfect_filter_clean_accuracy";

  /** The name under which {@link #recovery} is logged. */
  static final String RECOVERY = "recovery";

  /** Below this there is next to no harm, and a share of it would be noise. */
  private static final double LEAST_HARM = 1e-9;

  /**
   * Returns (defended − undefended) / (perfect − undefended): 0 where the defence gives nothing
   * back, 1 where it does as well as the perfect filter, below 0 where it harms. Absent where the
   * perfect filter gives nothing back.
   *
   * @param defended the accuracy with the defence
   */
  public OptionalDouble recovery(double defended) {
    if (undefended.isEmpty()
        || perfect.isEmpty()
        || perfect.getAsDouble() - undefended.getAsDouble() < LEAST_HARM) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        (defended - undefended.getAsDouble()) / (perfect.getAsDouble() - undefended.getAsDouble()));
  }

  /** Returns what is defined under the names by which it is logged. */
  SequencedMap<String, Double> toMap(double defended) {
    SequencedMap<String, Double> named = new LinkedHashMap<>();
    undefended.ifPresent(value -> named.put(UNDEFENDED, value));
    random.ifPresent(value -> named.put(RANDOM, value));
    perfect.ifPresent(value -> named.put(PERFECT, value));
    recovery(defended).ifPresent(value -> named.put(RECOVERY, value));
    return named;
  }
}
