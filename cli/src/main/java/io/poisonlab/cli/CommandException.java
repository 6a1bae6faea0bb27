// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

/** The command cannot do what was asked; the message says what, why, and how to mend it. */
final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CommandException(String message) {
    super(message);
  }

  CommandException(String message, Throwable cause) {
    super(message, cause);
  }
}
