// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Fingerprint;
import io.poisonlab.dataset.RowIds;

/**
 * Poisoned data and the ground truth, which never travel apart.
 *
 * @param dataset the data after the attack
 * @param poisonedRows the ids of exactly the rows that the attack chose, ascending
 * @param origin the fingerprint of the data before the attack
 */
public record Poisoned(Dataset dataset, RowIds poisonedRows, Fingerprint origin) {}
