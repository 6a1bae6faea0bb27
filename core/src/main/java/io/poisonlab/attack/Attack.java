// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.random.Seed;
import java.util.List;

/** Poisons data; an implementation is a record of its parameters. */
public interface Attack {
  /**
   * Poisons a copy of the data. The same data and seed give the same result.
   *
   * @throws IllegalArgumentException if this attack cannot work on this data
   */
  Poisoned poison(Dataset clean, Seed seed);

  /**
   * Returns the versions of the data in which the poison comes out, in order, the last being what
   * {@link #poison} returns; the data as they were come before the first. Most attacks strike at
   * once: they have that one.
   */
  default List<Poisoned> versions(Dataset clean, Seed seed) {
    return List.of(poison(clean, seed));
  }

  /** Returns how many rows are poisoned. */
  Budget budget();

  /**
   * Returns the number of rows that the budget is a share of: all, unless the budget is a share of
   * a class, a source or a subpopulation.
   *
   * @throws IllegalArgumentException if this attack cannot work on this data
   */
  default int attackable(Dataset clean) {
    return clean.size();
  }

  /** Returns what this attack does to data. */
  Traits traits();
}
