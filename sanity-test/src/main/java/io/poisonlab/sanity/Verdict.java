// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

/** The answer of one check, with what it rests on. */
public sealed interface Verdict {
  /**
   * It is as it should be.
   *
   * @param measured what was found
   * @param bound what was asked for
   */
  record Pass(String measured, String bound) implements Verdict {}

  /**
   * It is not as it should be.
   *
   * @param measured what was found
   * @param bound what was asked for
   */
  record Fail(String measured, String bound) implements Verdict {}

  /**
   * It could not be found out.
   *
   * @param reason why, and what would help
   */
  record Inconclusive(String reason) implements Verdict {}

  /** Returns which of the three it is. */
  default Outcome outcome() {
    return switch (this) {
      case Pass _ -> Outcome.PASS;
      case Fail _ -> Outcome.FAIL;
      case Inconclusive _ -> Outcome.INCONCLUSIVE;
    };
  }

  /** Returns what it rests on, in one line for a person. */
  default String explanation() {
    return switch (this) {
      case Pass(String measured, String bound) -> "%s (bound: %s)".formatted(measured, bound);
      case Fail(String measured, String bound) -> "%s (bound: %s)".formatted(measured, bound);
      case Inconclusive(String reason) -> reason;
    };
  }

  /** Returns a pass or a fail. */
  static Verdict of(boolean passed, String measured, String bound) {
    return passed ? new Pass(measured, bound) : new Fail(measured, bound);
  }
}
