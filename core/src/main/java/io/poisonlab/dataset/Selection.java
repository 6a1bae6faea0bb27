// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

/** Picks numbers out of an array; a stream would take several times as long. */
final class Selection {
  private Selection() {}

  /** Returns the values at these positions, in this order. */
  static int[] of(int[] values, int[] positions) {
    int[] selected = new int[positions.length];
    for (int i = 0; i < positions.length; i++) {
      selected[i] = values[positions[i]];
    }
    return selected;
  }
}
