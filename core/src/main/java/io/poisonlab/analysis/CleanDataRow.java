// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.attack.Attack;
import io.poisonlab.learner.Learner;
import java.util.List;
import java.util.Optional;

/**
 * How much clean data makes up for an attack.
 *
 * @param dataset the name of the data
 * @param baseRows how many rows were poisoned from
 * @param attack what poisoned them
 * @param learner what was trained
 * @param clean the accuracy of the clean base, which is to be got back
 * @param cleaned the accuracy of the base without its poisoned rows
 * @param cleaningGain how much more accurate it is than the poisoned base with as many clean rows
 *     added: cleaning against collecting
 * @param points the learning curve, beginning where nothing is added
 * @param need how many clean rows get it back, as a factor of the base
 * @param claim what the description of the original Iris pipeline says of this share, if anything
 * @param verdict by the claim's range; nothing was measured where there is no claim
 */
public record CleanDataRow(
    String dataset,
    int baseRows,
    Attack attack,
    Learner learner,
    Estimate clean,
    Estimate cleaned,
    Estimate cleaningGain,
    List<CleanDataPoint> points,
    Crossing need,
    Optional<Claim> claim,
    ClaimVerdict verdict) {
  /** Copies the list. */
  public CleanDataRow {
    points = List.copyOf(points);
  }

  /** Returns the accuracy of the poisoned base. */
  public Estimate poisoned() {
    return points.getFirst().accuracy();
  }
}
