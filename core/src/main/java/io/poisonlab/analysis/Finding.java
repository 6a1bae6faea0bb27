// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import java.util.Locale;

/** What a comparison came to. */
public enum Finding {
  /** The corrected probability is 5 % or less. */
  SHOWN,
  /** There is a difference, but seeds alone could make it. */
  NOT_SHOWN,
  /** Every seed has the same value in both. */
  NO_DIFFERENCE,
  /** So few seeds cannot show anything, whatever they measure. */
  TOO_FEW_SEEDS;

  /** Returns the kebab-case id. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
