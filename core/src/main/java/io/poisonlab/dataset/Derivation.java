// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

/**
 * Something that follows from a table alone, and is worth being remembered with it: see {@link
 * Table#derived}. Implementations are records: equal ones stand for the same thing.
 *
 * @param <T> what it is: immutable, or never changed by whoever gets it
 */
public interface Derivation<T> {
  /** Computes it: the same for the same table, bit for bit. */
  T from(Table table);
}
