// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import java.util.Comparator;
import java.util.stream.IntStream;

/** A possible flip for each row and what it is worth to the attacker; the best are taken. */
final class RankedFlips {
  private final int[] codes;
  private final int[] to;
  private final double[] worth;

  /**
   * Offers one flip per row.
   *
   * @param codes the classes of the rows
   * @param to the class that each row would get, another one
   * @param worth the more the better
   */
  RankedFlips(int[] codes, int[] to, double[] worth) {
    this.codes = codes;
    this.to = to;
    this.worth = worth;
  }

  /** Returns the class codes after the {@code count} best flips, of equals those of first rows. */
  int[] best(int count) {
    int[] flipped = codes.clone();
    IntStream.range(0, codes.length)
        .boxed()
        .sorted(Comparator.comparingDouble(row -> -worth[row]))
        .limit(count)
        .forEach(row -> flipped[row] = to[row]);
    return flipped;
  }
}
