// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

/** A trial threw; the message says which, and why. */
public final class TrialFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Names the trial that failed. */
  public TrialFailedException(Trial trial, Throwable cause) {
    super("trial \"%s\" failed: %s".formatted(trial.title(), cause.getMessage()), cause);
  }
}
