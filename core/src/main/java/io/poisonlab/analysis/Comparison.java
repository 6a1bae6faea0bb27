// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.dataset.Count;
import io.poisonlab.statistics.Interval;
import java.util.OptionalDouble;

/**
 * A cell compared with another, seed by seed.
 *
 * @param difference of this cell from the other; its n is the number of seeds that both have
 * @param p the two-sided probability of Wilcoxon's signed-rank test
 * @param corrected the same, corrected by Holm for the tests of the table
 * @param detectable the smallest mean difference that as many seeds would show four times out of
 *     five, at the spread observed; nothing for one seed
 * @param finding what it came to
 * @param seedsNeeded with fewer seeds than this nothing can be shown in the table
 */
public record Comparison(
    Estimate difference,
    double p,
    double corrected,
    OptionalDouble detectable,
    Finding finding,
    int seedsNeeded) {
  static final double LEVEL = 0.05;

  static Comparison of(
      Estimate difference, double p, double corrected, OptionalDouble detectable, int tests) {
    int needed = needed(tests);
    Finding finding =
        corrected <= LEVEL
            ? Finding.SHOWN
            : difference.n() < needed
                ? Finding.TOO_FEW_SEEDS
                : difference.mean() == 0 && difference.deviation() == 0
                    ? Finding.NO_DIFFERENCE
                    : Finding.NOT_SHOWN;
    return new Comparison(difference, p, corrected, detectable, finding, needed);
  }

  /** n seeds give a probability of 2^(1-n) or more, and Holm multiplies the least by the tests. */
  private static int needed(int tests) {
    int n = 1;
    while (tests * Math.pow(2, 1.0 - n) > LEVEL) {
      n++;
    }
    return n;
  }

  /** A drop is as large as its difference is negative. */
  private Interval sized(Interval known) {
    return difference.mean() < 0 ? new Interval(-known.high(), -known.low()) : known;
  }

  /** Returns the verdict in words: {@code drop of 0.012 is below the spread: not shown}. */
  public String words() {
    String change =
        (difference.mean() < 0 ? "drop of " : "rise of ") + Figures.of(Math.abs(difference.mean()));
    return switch (finding) {
      case SHOWN ->
          "%s%s: shown"
              .formatted(
                  change,
                  difference
                      .interval()
                      .map(known -> " (" + Figures.of(sized(known)) + ")")
                      .orElse(""));
      case NO_DIFFERENCE ->
          "no difference in any of %s".formatted(Count.of(difference.n(), "seed"));
      case TOO_FEW_SEEDS ->
          "%s: %s cannot show it, %d or more are needed"
              .formatted(change, Count.of(difference.n(), "seed"), seedsNeeded);
      case NOT_SHOWN ->
          detectable.isPresent() && Math.abs(difference.mean()) < detectable.getAsDouble()
              ? "%s is below the spread: not shown (%s would be)"
                  .formatted(change, Figures.of(detectable.getAsDouble()))
              : "%s: not shown (p = %s)".formatted(change, Figures.p(corrected));
    };
  }
}
