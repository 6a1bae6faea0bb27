// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.profile;

import java.util.List;

/**
 * How the rows fall into classes; always exact.
 *
 * @param target the column that holds the class
 * @param missing how many rows have none
 * @param classes every class that has a row
 */
public record LabelProfile(String target, long missing, List<ValueCount> classes) {
  /** Keeps the classes in the order of {@link ValueCount#MOST_FIRST}. */
  public LabelProfile {
    classes = classes.stream().sorted(ValueCount.MOST_FIRST).toList();
  }

  /** Returns the share of the rows with a class that a class has, 0 of one that has none. */
  public double share(String name) {
    long all = classes.stream().mapToLong(ValueCount::count).sum();
    return classes.stream()
        .filter(each -> each.value().equals(name))
        .mapToDouble(each -> (double) each.count() / all)
        .sum();
  }
}
