// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import java.util.List;
import java.util.Locale;

/**
 * How suspicious inputs are.
 *
 * @param scores for each input a number in [0, 1], 1 the most suspicious
 * @param limit inputs above it are rejected
 * @param measure what the scores are made of, in a word, for example {@code entropy}
 * @param measured that of each input
 */
public record InputVerdicts(
    List<Double> scores, double limit, String measure, List<Double> measured) {
  /** Copies the lists and checks the range of the scores. */
  public InputVerdicts {
    scores = List.copyOf(scores);
    measured = List.copyOf(measured);
    if (scores.size() != measured.size()) {
      throw new IllegalArgumentException(
          "each input needs a score and the %s that it is made of, found %d and %d"
              .formatted(measure, scores.size(), measured.size()));
    }
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

  /** Returns the verdicts on some of the inputs, in this order. */
  public InputVerdicts select(List<Integer> inputs) {
    return new InputVerdicts(
        inputs.stream().map(scores::get).toList(),
        limit,
        measure,
        inputs.stream().map(measured::get).toList());
  }

  /** Returns in words why an input is rejected, or is not. */
  public String reason(int input) {
    return String.format(
        Locale.ROOT,
        "%s %.3f: suspicion %.3f is %s the limit of %.3f",
        measure,
        measured.get(input),
        scores.get(input),
        isRejected(input) ? "above" : "not above",
        limit);
  }
}
