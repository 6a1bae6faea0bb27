// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Accepts;

/**
 * What an attack does to data; its contract test and the matrix read it.
 *
 * @param effect what happens to the rows it chooses
 * @param goal what it is after
 * @param drawn whether the result depends on the seed
 * @param inDomain whether values stay within the range, and names within the list, that their
 *     column had before
 * @param trainsLearner whether it trains models, and so takes the time that this takes
 * @param accepts which data it works on
 */
public record Traits(
    Effect effect,
    Goal goal,
    boolean drawn,
    boolean inDomain,
    boolean trainsLearner,
    Accepts accepts) {
  /** Returns the traits of an attack that draws, stays in the domain and trains nothing. */
  public static Traits of(Effect effect, Goal goal) {
    return new Traits(effect, goal, true, true, false, Accepts.ANYTHING);
  }

  /** Returns these traits for an attack whose result does not depend on the seed. */
  public Traits deterministic() {
    return new Traits(effect, goal, false, inDomain, trainsLearner, accepts);
  }

  /** Returns these traits for an attack that makes values the column did not have. */
  public Traits leavesDomain() {
    return new Traits(effect, goal, drawn, false, trainsLearner, accepts);
  }

  /** Returns these traits for an attack that trains models. */
  public Traits thatTrains() {
    return new Traits(effect, goal, drawn, inDomain, true, accepts);
  }

  /** Returns these traits for an attack on such data alone. */
  public Traits on(Accepts data) {
    return new Traits(effect, goal, drawn, inDomain, trainsLearner, data);
  }

  /** What an attack does to rows. */
  public enum Effect {
    /** Leaves every row as it is. */
    NOTHING,
    /** Changes features of the chosen rows. */
    CHANGES_FEATURES,
    /** Changes labels of the chosen rows. */
    CHANGES_LABELS,
    /** Changes features and labels of the chosen rows. */
    CHANGES_ROWS,
    /** Adds rows. */
    INSERTS,
    /** Takes rows away. */
    DROPS
  }
}
