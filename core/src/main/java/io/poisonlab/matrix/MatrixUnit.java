// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.matrix;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.Clean;
import io.poisonlab.dataset.Dataset;

/**
 * Data poisoned once: what is done in one piece and recorded in one line of the journal.
 *
 * @param data the clean data
 * @param digest the SHA-256 of their content
 * @param name the attack as it is written
 * @param attack the attack at its rate
 * @param rate the share of the rows poisoned, 0 for clean data
 * @param seed what all draws come from
 */
record MatrixUnit(Dataset data, String digest, String name, Attack attack, double rate, long seed) {
  static MatrixUnit clean(Dataset data, String digest, long seed) {
    return new MatrixUnit(data, digest, "clean", new Clean(), 0, seed);
  }

  /** Returns what the journal knows it by. */
  String key() {
    return "%s|%s|%s|%s|%d".formatted(data.name(), digest, name, rate, seed);
  }
}
