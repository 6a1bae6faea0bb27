// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

/** What a measurement says of a claim. */
public enum ClaimVerdict {
  /** All of what is known lies where the claim says. */
  HOLDS("holds"),
  /** All of it lies elsewhere. */
  DOES_NOT_HOLD("does not hold"),
  /** What is known reaches across the border. */
  NOT_SHOWN("not shown"),
  /** Fewer seeds than these give no interval to judge by. */
  TOO_FEW_SEEDS("not shown: too few seeds"),
  /** The data have no rows for it. */
  NOT_MEASURED("not measured here");

  /** Bootstrap intervals of fewer values are much too narrow to judge by. */
  static final int LEAST = 10;

  private final String words;

  ClaimVerdict(String words) {
    this.words = words;
  }

  /** Returns it for a person. */
  public String words() {
    return words;
  }
}
