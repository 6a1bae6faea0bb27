// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

/**
 * There is nothing to check: no such experiment, no finished run, no model. The message says what
 * was asked, what was found and how to mend it.
 */
public final class SanityException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is missing. */
  public SanityException(String message) {
    super(message);
  }
}
