// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import java.util.List;

/**
 * What the trials of a unit came to.
 *
 * @param results of those that finished, in the order of their indices
 * @param failures of those that threw, likewise
 */
public record UnitResult(List<TrialResult> results, List<TrialFailure> failures) {
  /** Copies the lists. */
  public UnitResult {
    results = List.copyOf(results);
    failures = List.copyOf(failures);
  }
}
