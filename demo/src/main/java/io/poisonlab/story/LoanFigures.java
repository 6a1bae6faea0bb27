// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.story;

/**
 * What a month comes to.
 *
 * @param approved whether the model approves the attacker's large request
 * @param sent applications of the attacker so far
 * @param learned how many of them the model has learned from
 * @param honest honest applications so far
 * @param thrown how many of them the gate has kept out
 * @param accuracy of the model on honest applications that it has not seen, in [0, 1]
 */
public record LoanFigures(
    boolean approved, int sent, int learned, int honest, int thrown, double accuracy) {
  /** Returns how many of the attacker's applications the gate has kept out. */
  public int stopped() {
    return sent - learned;
  }
}
