// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

/**
 * A statement about poisoned data that a measurement can decide.
 *
 * @param id in kebab case
 * @param section of the description of the original Iris pipeline that states it
 * @param statement in our words
 * @param quantity what is measured
 * @param range where it lies if the statement holds
 */
public record Claim(String id, int section, String statement, String quantity, Range range) {
  /** Returns when it holds, when it does not, and when neither is shown. */
  public String rule() {
    return "holds where the interval of 95 %% lies within the range (%s), does not hold where it lies outside, else not shown"
        .formatted(range.words());
  }
}
