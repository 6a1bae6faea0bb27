// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Accepts;

/**
 * What a defence can be asked.
 *
 * @param evidence what it looks at
 * @param needsTrusted whether it needs a sample that is known to be clean
 * @param accepts which data it works on
 * @param assumption what must hold of the poison for its finding to mean anything, as a clause
 */
public record Scope(Evidence evidence, boolean needsTrusted, Accepts accepts, String assumption) {
  /** Returns the scope of a defence that needs the suspect data alone, of any columns. */
  public static Scope of(Evidence evidence, String assumption) {
    return new Scope(evidence, false, Accepts.ANYTHING, assumption);
  }

  /** Returns this scope for a defence that needs a trusted sample. */
  public Scope needingTrusted() {
    return new Scope(evidence, true, accepts, assumption);
  }

  /** Returns this scope for a defence that works on such data alone. */
  public Scope on(Accepts data) {
    return new Scope(evidence, needsTrusted, data, assumption);
  }
}
