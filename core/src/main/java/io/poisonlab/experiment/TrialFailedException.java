// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.dataset.Count;
import java.util.List;

/** Trials threw; the message says which was the first, and why. */
public final class TrialFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Names the first of the trials that failed.
   *
   * @param failures one or more, in the order of their trials
   */
  public TrialFailedException(List<TrialFailure> failures) {
    super(words(failures));
  }

  private static String words(List<TrialFailure> failures) {
    TrialFailure first = failures.getFirst();
    String why = "trial \"%s\" failed: %s".formatted(first.trial().title(), first.message());
    return failures.size() == 1
        ? why
        : "%s failed, the first: %s".formatted(Count.of(failures.size(), "trial"), why);
  }
}
