// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.python;

/** No Python environment could be set up. The message says what is missing and what to install. */
public final class PythonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is missing. */
  PythonException(String message) {
    super(message);
  }

  /** Says what could not be done, and why. */
  PythonException(String message, Throwable cause) {
    super(message, cause);
  }
}
