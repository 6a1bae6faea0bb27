// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.experiment.Protocol;

/**
 * What was measured of a claim under a protocol.
 *
 * @param protocol which rows the attack reached
 * @param estimate of the claim's quantity
 * @param verdict by the claim's range; not shown where one seed gives no interval
 */
public record ClaimMeasurement(Protocol protocol, Estimate estimate, ClaimVerdict verdict) {
  static ClaimMeasurement of(Claim claim, Protocol protocol, Estimate estimate) {
    return new ClaimMeasurement(
        protocol,
        estimate,
        estimate.interval().map(claim.range()::judge).orElse(ClaimVerdict.NOT_SHOWN));
  }

  /** Returns it for a person: {@code 0.012 (0.005 to 0.019): does not hold}. */
  public String words() {
    return estimate.words() + ": " + verdict.words();
  }
}
