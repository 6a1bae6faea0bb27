// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import java.util.Locale;

/** What a poison rate is a share of: the same 10 % means different rows for each of these. */
public enum Denominator {
  /** Of all rows of the data attacked. */
  DATASET("of the data set", 1),
  /** Of the rows of the class attacked. */
  CLASS("of the class", 1),
  /** Of the rows that come from the source attacked. */
  SOURCE("of the source", 1),
  /** Of the rows of the subpopulation attacked: rows added for each of its rows. */
  SUBPOPULATION("of the subpopulation", 10);

  private final String words;
  private final double most;

  Denominator(String words, double most) {
    this.words = words;
    this.most = most;
  }

  /** Returns what stands after the number: {@code of the class}. */
  public String words() {
    return words;
  }

  /** Returns the largest share allowed; above 1 only where rows are added. */
  public double most() {
    return most;
  }

  /** Returns the kebab-case id. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
