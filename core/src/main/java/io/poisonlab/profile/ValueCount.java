// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.profile;

import java.util.Comparator;

/**
 * How often a value stands in a column.
 *
 * @param value as text
 * @param count its rows
 */
public record ValueCount(String value, long count) {
  /** The most frequent first; of equally frequent ones the first in the order of their texts. */
  public static final Comparator<ValueCount> MOST_FIRST =
      Comparator.comparingLong(ValueCount::count).reversed().thenComparing(ValueCount::value);
}
