// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import org.jspecify.annotations.Nullable;

/** Tracking could not do what it was asked; the message says what, what was found, and the mend. */
public final class TrackingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what went wrong. */
  public TrackingException(String message) {
    super(message);
  }

  /** Says what went wrong, and why. */
  public TrackingException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
