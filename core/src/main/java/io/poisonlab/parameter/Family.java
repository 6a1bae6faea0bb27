// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.parameter;

import java.util.function.Supplier;

/**
 * A family whose members may be settings of algorithms of another family: a learner that a defence
 * trains.
 *
 * @param <T> the family's interface
 * @param type the family's interface
 * @param catalogue gives the members by id, when they are asked for
 */
public record Family<T>(Class<T> type, Supplier<Catalogue<T, ? extends Provider<T>>> catalogue) {
  /**
   * Returns the member that a {@link Notation} names.
   *
   * @throws IllegalArgumentException for an unknown id or bad settings
   */
  T read(String text) {
    Notation notation = Notation.parse(text);
    return catalogue.get().create(notation.id(), notation.settings());
  }
}
