// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.dataset.Count;
import io.poisonlab.statistics.DetectableEffect;
import io.poisonlab.statistics.Interval;
import java.util.OptionalDouble;

/**
 * A cell compared with another, seed by seed.
 *
 * @param difference of this cell from the other; its n is the number of seeds that both have
 * @param p the two-sided probability of Wilcoxon's signed-rank test
 * @param corrected the same, corrected by Holm for all tests of the table
 * @param detectable the smallest mean difference that as many seeds would show four times out of
 *     five, at the spread observed and the level that Holm's correction leaves; nothing where so
 *     few seeds can show none
 * @param finding what it came to
 * @param seedsNeeded with fewer seeds than this nothing more can be shown in the table
 */
public record Comparison(
    Estimate difference,
    double p,
    double corrected,
    OptionalDouble detectable,
    Finding finding,
    int seedsNeeded) {
  static Comparison of(Estimate difference, double p, TestFamily family) {
    double corrected = family.corrected(p);
    return new Comparison(
        difference,
        p,
        corrected,
        DetectableEffect.of(difference.n(), difference.deviation(), family.level()),
        finding(difference, corrected, family.seedsNeeded()),
        family.seedsNeeded());
  }

  private static Finding finding(Estimate difference, double corrected, int needed) {
    if (difference.mean() == 0 && difference.deviation() == 0) {
      return Finding.NO_DIFFERENCE;
    }
    if (corrected <= TestFamily.LEVEL) {
      return Finding.SHOWN;
    }
    return difference.n() < needed ? Finding.TOO_FEW_SEEDS : Finding.NOT_SHOWN;
  }

  /** A drop is as large as its difference is negative. */
  private Interval sized(Interval known) {
    return difference.mean() < 0 ? new Interval(-known.high(), -known.low()) : known;
  }

  /** Returns the verdict in words: {@code drop of 0.012 is below the spread: not shown}. */
  public String words() {
    return switch (finding) {
      case SHOWN ->
          "%s%s: shown"
              .formatted(
                  change("less than 0.001"),
                  difference
                      .interval()
                      .map(known -> " (" + Figures.of(sized(known)) + ")")
                      .orElse(""));
      case NO_DIFFERENCE ->
          difference.n() == 1
              ? "no difference in 1 seed"
              : "no difference in any of %d seeds".formatted(difference.n());
      case TOO_FEW_SEEDS ->
          isNone()
              ? "no change on average: %s cannot show any, %d or more are needed"
                  .formatted(Count.of(difference.n(), "seed"), seedsNeeded)
              : "%s: %s cannot show it, %d or more are needed"
                  .formatted(change(""), Count.of(difference.n(), "seed"), seedsNeeded);
      case NOT_SHOWN -> notShown();
    };
  }

  private String notShown() {
    if (detectable.isPresent()
        && Math.abs(difference.mean()) < detectable.getAsDouble()
        && !isNone(detectable.getAsDouble())) {
      String would = Figures.of(detectable.getAsDouble());
      return isNone()
          ? "no change on average: not shown (%s would be)".formatted(would)
          : "%s is below the spread: not shown (%s would be)".formatted(change(""), would);
    }
    return "%s: not shown (p = %s)".formatted(change("less than 0.001"), Figures.p(corrected));
  }

  private boolean isNone() {
    return isNone(difference.mean());
  }

  /** Returns whether a difference is nothing as it is printed. */
  private static boolean isNone(double difference) {
    return Figures.of(Math.abs(difference)).equals("0.000");
  }

  private String change(String ofNone) {
    return (difference.mean() < 0 ? "drop of " : "rise of ")
        + (isNone() ? ofNone : Figures.of(Math.abs(difference.mean())));
  }
}
