// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

/** How likely a sample holds poison at all: what a look at some rows can prove. */
public final class PoisonOdds {
  /** Forgives shares such as 0.29, whose product with n falls just below an integer. */
  private static final double TOLERANCE = 1e-9;

  private PoisonOdds() {}

  /**
   * Returns the probability that at least one of {@code sample} rows drawn without replacement is
   * poisoned: 1 − Π (rows − poisoned − i) / (rows − i) over the i drawn (hypergeometric). It holds
   * for a stratified sample too where poison falls on all classes alike. Takes O(sample).
   *
   * @param rows how many rows there are
   * @param poisoned how many of them are poisoned
   * @param sample how many are drawn, {@code rows} at the most
   */
  public static double atLeastOne(int rows, int poisoned, int sample) {
    if (sample < 0 || sample > rows || poisoned < 0 || poisoned > rows) {
      throw new IllegalArgumentException(
          "asked for %d rows of %d with %d poisoned; both must be in [0, %d]"
              .formatted(sample, rows, poisoned, rows));
    }
    double none = 1;
    for (int i = 0; i < sample && none > 0; i++) {
      none *= (double) Math.max(0, rows - poisoned - i) / (rows - i);
    }
    return 1 - none;
  }

  /** Returns how many rows a share of them is: floor(share · rows + 1e-9). */
  public static int poisonedRows(int rows, double share) {
    return (int) Math.floor(share * rows + TOLERANCE);
  }
}
