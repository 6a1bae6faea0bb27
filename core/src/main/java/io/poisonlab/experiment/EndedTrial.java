// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import java.util.Optional;

/**
 * A trial that ended on another machine, with the run that holds it.
 *
 * @param result where it finished
 * @param failure where it threw
 * @param runId the run, where it was recorded
 */
public record EndedTrial(
    Optional<TrialResult> result, Optional<TrialFailure> failure, Optional<String> runId) {
  /**
   * Checks that it ended in one way.
   *
   * @throws IllegalArgumentException if it did in none, or in both
   */
  public EndedTrial {
    if (result.isPresent() == failure.isPresent()) {
      throw new IllegalArgumentException("a trial ends with a result or with a failure");
    }
  }

  /** A trial that finished. */
  public static EndedTrial of(TrialResult result, Optional<String> runId) {
    return new EndedTrial(Optional.of(result), Optional.empty(), runId);
  }

  /** A trial that threw. */
  public static EndedTrial of(TrialFailure failure, Optional<String> runId) {
    return new EndedTrial(Optional.empty(), Optional.of(failure), runId);
  }

  /** Returns which trial it is. */
  public Trial trial() {
    return result.map(TrialResult::trial).or(() -> failure.map(TrialFailure::trial)).orElseThrow();
  }

  /**
   * Returns it as bytes, which {@link #read} reads: numbers and texts, every double bit for bit.
   */
  public byte[] toBytes() {
    return EndedTrialBytes.write(this);
  }

  /**
   * Reads what {@link #toBytes} returned.
   *
   * @param plan what it belongs to
   * @throws IllegalArgumentException if these are no such bytes
   */
  public static EndedTrial read(byte[] bytes, ExperimentPlan plan) {
    return EndedTrialBytes.read(bytes, plan);
  }
}
