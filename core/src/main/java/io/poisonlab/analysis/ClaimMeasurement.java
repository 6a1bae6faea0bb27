// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.experiment.Protocol;
import io.poisonlab.statistics.Bootstrap;
import io.poisonlab.statistics.SignedRank;
import java.util.Optional;

/**
 * What was measured of a claim under a protocol.
 *
 * @param protocol which rows the attack reached
 * @param estimate of the claim's quantity
 * @param verdict by the claim's range and, for a difference, the paired test
 */
public record ClaimMeasurement(Protocol protocol, Estimate estimate, ClaimVerdict verdict) {
  /** Measures; nothing where there is no value. */
  static Optional<ClaimMeasurement> of(
      Claim claim, Protocol protocol, Sample sample, TestFamily family, Bootstrap bootstrap) {
    return Estimate.of(sample, bootstrap)
        .map(estimate ->
            new ClaimMeasurement(
                protocol,
                estimate,
                claim.judge(estimate, family.corrected(SignedRank.p(sample.values())))));
  }

  /** Returns it for a person: {@code 0.012 (0.005 to 0.019): does not hold}. */
  public String words() {
    return estimate.words() + ": " + verdict.words();
  }
}
