// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * A trial that threw.
 *
 * @param trial what was run
 * @param message what it threw, in words
 * @param stackTrace where
 */
public record TrialFailure(Trial trial, String message, String stackTrace) {
  /** Keeps what is worth knowing of an error. */
  public static TrialFailure of(Trial trial, Throwable error) {
    StringWriter trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace, true));
    String message = error.getMessage();
    return new TrialFailure(
        trial, message == null ? error.getClass().getName() : message, trace.toString());
  }
}
