// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.statistics.Interval;

/**
 * A statement about poisoned data that a measurement can decide.
 *
 * @param id in kebab case
 * @param statement in our words
 * @param quantity what is measured
 * @param range where it lies if the statement holds
 * @param difference whether the quantity is a difference between runs of the same seed, which is
 *     zero where poison does nothing: then a paired test must show it too
 */
public record Claim(String id, String statement, String quantity, Range range, boolean difference) {
  /**
   * Judges what is known of the quantity. Fewer than {@value ClaimVerdict#LEAST} seeds decide
   * nothing. A difference that the paired test does not show may be zero, whatever its interval
   * says: so a verdict cannot contradict that of the cells.
   *
   * @param corrected the probability of the signed-rank test, corrected as those of the cells are
   */
  ClaimVerdict judge(Estimate estimate, double corrected) {
    if (estimate.n() < ClaimVerdict.LEAST) {
      return ClaimVerdict.TOO_FEW_SEEDS;
    }
    Interval known = estimate.interval().orElseThrow();
    return difference && corrected > TestFamily.LEVEL
        ? range.judge(Math.min(0, known.low()), Math.max(0, known.high()))
        : range.judge(known);
  }

  /** Returns when it holds, when it does not, and when neither is shown. */
  public String rule() {
    return "holds where the interval of 95 %% lies within the range (%s), does not hold where it lies outside, else not shown%s; from %d seeds on"
        .formatted(
            range.words(),
            difference ? "; 0 is in the interval where the paired test shows no difference" : "",
            ClaimVerdict.LEAST);
  }
}
