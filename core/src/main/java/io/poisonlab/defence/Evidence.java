// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

/** What a defence looks at, and so what it can see at all. */
public enum Evidence {
  /** Nothing: the baseline. */
  NOTHING("looks at nothing"),
  /** Features alone: flipped labels cannot show. */
  FEATURES("looks at features alone, so it cannot see flipped labels"),
  /** Labels, beside features. */
  LABELS("looks at labels beside features"),
  /** Traces of a trigger. */
  TRIGGERS("looks for traces of a trigger, not for single wrong labels");

  private final String words;

  Evidence(String words) {
    this.words = words;
  }

  /** Returns it as the end of a sentence that begins with the defence's name. */
  public String words() {
    return words;
  }
}
