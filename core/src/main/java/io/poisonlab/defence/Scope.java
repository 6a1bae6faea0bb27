// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

/**
 * What a defence can be asked.
 *
 * @param evidence what it looks at
 * @param needsTrusted whether it needs a sample that is known to be clean
 * @param assumption what must hold of the poison for its finding to mean anything, as a clause
 */
public record Scope(Evidence evidence, boolean needsTrusted, String assumption) {
  /** Returns the scope of a defence that needs the suspect data alone. */
  public static Scope of(Evidence evidence, String assumption) {
    return new Scope(evidence, false, assumption);
  }

  /** Returns this scope for a defence that needs a trusted sample. */
  public Scope needingTrusted() {
    return new Scope(evidence, true, assumption);
  }
}
