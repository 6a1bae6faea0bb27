// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

/** A data file that cannot be used; the message names the place and what is allowed. */
public final class DataFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what was found, where, and what is allowed. */
  public DataFormatException(String message) {
    super(message);
  }

  /** Says what was found, where, and what is allowed, and why. */
  public DataFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
