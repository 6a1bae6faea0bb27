// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.profile;

import java.util.List;

/**
 * A column of categories.
 *
 * @param name the column
 * @param count how many are present
 * @param missing how many are missing
 * @param distinct how many different ones are present
 * @param top the most frequent ones, at the most {@value #MOST}
 */
public record NominalProfile(
    String name, long count, long missing, long distinct, List<ValueCount> top)
    implements ColumnProfile {
  /** How many of the most frequent values are kept. */
  public static final int MOST = 10;

  /** Keeps the most frequent values, in the order of {@link ValueCount#MOST_FIRST}. */
  public NominalProfile {
    top = top.stream().sorted(ValueCount.MOST_FIRST).limit(MOST).toList();
  }
}
