// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Labels;

/** What a defence that knows better labels does with the rows that it flags. */
public enum Treatment {
  /** Takes them out. */
  DROP,
  /** Gives them the label that it holds for the true one. */
  RELABEL;

  /**
   * Returns the remedy.
   *
   * @param proposed for every row the label that it should have
   */
  Remedy remedy(Labels proposed) {
    return this == DROP ? new Remedy.Drop() : new Remedy.Relabel(proposed);
  }
}
