// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.experiment.Protocol;
import java.util.List;
import java.util.Optional;

/**
 * A claim and what was measured of it.
 *
 * @param claim the claim
 * @param measurements one for each protocol under which it was measured
 */
public record ClaimResult(Claim claim, List<ClaimMeasurement> measurements) {
  /** Copies the list. */
  public ClaimResult {
    measurements = List.copyOf(measurements);
  }

  /** Returns what was measured under a protocol, if it was. */
  public Optional<ClaimMeasurement> under(Protocol protocol) {
    return measurements.stream().filter(each -> each.protocol() == protocol).findFirst();
  }

  /**
   * Returns the verdict under train-only, where the test rows are the truth. What holds only where
   * the test rows are poisoned too says nothing about the model.
   */
  public ClaimVerdict verdict() {
    return under(Protocol.TRAIN_ONLY)
        .map(ClaimMeasurement::verdict)
        .orElse(ClaimVerdict.NOT_MEASURED);
  }
}
