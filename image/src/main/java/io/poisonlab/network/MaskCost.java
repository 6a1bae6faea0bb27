// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.network;

/**
 * What a pixel of a trigger's mask costs while it is searched: nothing until the trigger works,
 * then more while it does and less while it does not.
 *
 * <p>The schedule of the code to Wang et al. (2019), "Neural Cleanse", with fewer rounds of
 * patience.
 */
final class MaskCost {
  private static final double FIRST = 1e-3;
  private static final double RAISE = 1.5;

  /** It is lowered in greater steps than it is raised. */
  private static final double LOWER = Math.pow(RAISE, 1.5);

  private static final int PATIENCE = 1;

  private double now;
  private int good;
  private int bad;

  double now() {
    return now;
  }

  /** Takes note of whether the trigger worked in the last round. */
  void next(boolean works) {
    good = works ? good + 1 : 0;
    bad = works ? 0 : bad + 1;
    if (good == PATIENCE) {
      now = now == 0 ? FIRST : now * RAISE;
      good = 0;
    } else if (bad == PATIENCE) {
      now /= LOWER;
      bad = 0;
    }
  }
}
