// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import java.util.Collection;
import java.util.Locale;

/** What a check, or a whole report, comes to; from the best to the worst. */
public enum Outcome {
  /** What was asked is so. */
  PASS,
  /** It could not be found out. */
  INCONCLUSIVE,
  /** It is not so. */
  FAIL;

  /**
   * Returns the word for it in reports and tags: {@code pass}, {@code inconclusive}, {@code fail}.
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the worst of some outcomes; PASS if there are none. */
  static Outcome worst(Collection<Outcome> outcomes) {
    return outcomes.stream().max(Enum::compareTo).orElse(PASS);
  }
}
