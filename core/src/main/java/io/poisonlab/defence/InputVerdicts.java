// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import java.util.List;
import java.util.Locale;

/**
 * How suspicious inputs are.
 *
 * @param scores for each input a number in [0, 1], 1 the most suspicious
 * @param limit inputs above it are rejected
 */
public record InputVerdicts(List<Double> scores, double limit) {
  /** Copies the scores and checks their range. */
  public InputVerdicts {
    scores = List.copyOf(scores);
    for (double score : scores) {
      if (!(score >= 0 && score <= 1)) {
        throw new IllegalArgumentException("suspicion must be in [0, 1], found " + score);
      }
    }
  }

  /** Returns whether an input is rejected. */
  public boolean isRejected(int input) {
    return scores.get(input) > limit;
  }

  /** Returns the share of the inputs that are rejected; 0 of none. */
  public double rejected() {
    return scores.isEmpty()
        ? 0
        : (double) scores.stream().filter(score -> score > limit).count() / scores.size();
  }

  /** Returns in words why an input is rejected, or is not. */
  public String reason(int input) {
    return String.format(
        Locale.ROOT,
        "suspicion %.3f, %s the limit of %.3f",
        scores.get(input),
        isRejected(input) ? "above" : "not above",
        limit);
  }
}
