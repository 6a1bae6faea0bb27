// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

/** What the command's exit codes mean. */
final class ExitCode {
  /** Done; of a check: pass. */
  static final int OK = 0;

  /** The verdict of a check is fail. */
  static final int FAILED = 1;

  /** Could not be done: wrong usage, bad input, an unreachable server; of a check: inconclusive. */
  static final int CANNOT = 2;

  /** Stopped by Ctrl-C. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
