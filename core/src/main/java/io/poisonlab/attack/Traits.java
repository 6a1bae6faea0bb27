// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

/**
 * What an attack declares about itself; the contract test holds it to its word.
 *
 * @param effect what it does to rows
 * @param drawn whether the result depends on the seed
 * @param inDomain whether features stay within the range, and labels within the classes, of the
 *     data attacked
 */
public record Traits(Effect effect, boolean drawn, boolean inDomain) {
  /** What an attack does to rows. */
  public enum Effect {
    /** Leaves every row as it is. */
    NOTHING,
    /** Changes features of the chosen rows. */
    CHANGES_FEATURES,
    /** Changes labels of the chosen rows. */
    CHANGES_LABELS,
    /** Adds rows. */
    INSERTS,
    /** Takes rows away. */
    DROPS
  }
}
