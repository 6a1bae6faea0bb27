// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.matrix;

import io.poisonlab.attack.Attack;

/**
 * Data poisoned once: what is done in one piece and recorded in one line of the journal.
 *
 * @param part the clean data, and what is learned from them
 * @param digest the SHA-256 of their content
 * @param name the attack as it is written
 * @param attack the attack at its rate
 * @param rate the share of the rows poisoned, 0 for clean data
 * @param seed what all draws come from
 */
record MatrixUnit(
    MatrixPart part, String digest, String name, Attack attack, double rate, long seed) {
  /** Returns what the journal knows it by. */
  String key() {
    return "%s|%s|%s|%s|%d|%s"
        .formatted(
            part.data().name(), digest, name, rate, seed, MatrixPlan.notations(part.learners()));
  }
}
