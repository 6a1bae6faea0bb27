// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Table;

/** A trigger: what it makes of rows. An implementation is a record. */
public interface Imprint {
  /**
   * Returns a table with the trigger on some rows.
   *
   * @param rows their positions, each once
   */
  Table on(Table table, int[] rows);

  /** Returns what the trigger is, in words that may follow "the trigger". */
  String words();
}
