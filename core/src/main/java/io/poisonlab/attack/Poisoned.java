// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Fingerprint;
import io.poisonlab.dataset.RowIds;
import java.util.Optional;

/**
 * Poisoned data and the ground truth, which never travel apart.
 *
 * @param dataset the data after the attack
 * @param poisonedRows the ids of exactly the rows that the attack chose, ascending; of an attack
 *     that adds rows, the ids of those
 * @param origin the fingerprint of the data before the attack
 * @param aim what the attack wants of single inputs, if it wants more than a worse model
 */
public record Poisoned(
    Dataset dataset, RowIds poisonedRows, Fingerprint origin, Optional<Aim> aim) {
  /** Data of an attack that wants a worse model, and that is all. */
  public Poisoned(Dataset dataset, RowIds poisonedRows, Fingerprint origin) {
    this(dataset, poisonedRows, origin, Optional.empty());
  }
}
