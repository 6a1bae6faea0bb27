// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.profile;

/**
 * How far a profile may be from the truth. Rows, present and missing values, minimum, maximum,
 * mean, deviation and the classes are exact, the last two but one up to rounding.
 *
 * @param distinct the relative standard error of the number of different values
 * @param rank by how much, as a share of all values, the rank of a quantile may be off
 * @param top by how much, as a share of all rows, the count of a frequent value may be off
 */
public record Exactness(double distinct, double rank, double top) {
  /** Nothing is estimated. */
  public static final Exactness EXACT = new Exactness(0, 0, 0);
}
