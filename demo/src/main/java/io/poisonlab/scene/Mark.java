// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.scene;

/** What has become of a row. */
enum Mark {
  /** Honest, and in the data. */
  HONEST('.'),
  /** Poisoned, and in the data. */
  POISON('p'),
  /** Honest, and taken out or given another class by the defence. */
  HONEST_FLAGGED('h'),
  /** Poisoned, and taken out or given another class by the defence. */
  POISON_FLAGGED('x');

  private final char letter;

  Mark(char letter) {
    this.letter = letter;
  }

  static Mark of(boolean poisoned, boolean flagged) {
    return poisoned ? flagged ? POISON_FLAGGED : POISON : flagged ? HONEST_FLAGGED : HONEST;
  }

  char letter() {
    return letter;
  }
}
