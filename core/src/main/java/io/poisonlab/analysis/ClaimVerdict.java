// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

/** What a measurement says of a claim. */
public enum ClaimVerdict {
  /** The whole interval lies where the claim says. */
  HOLDS("holds"),
  /** The whole interval lies elsewhere. */
  DOES_NOT_HOLD("does not hold"),
  /** The interval reaches across the border, or nothing was measured. */
  NOT_SHOWN("not shown");

  private final String words;

  ClaimVerdict(String words) {
    this.words = words;
  }

  /** Returns it for a person. */
  public String words() {
    return words;
  }
}
