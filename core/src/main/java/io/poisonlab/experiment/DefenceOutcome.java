// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.defence.DetectionQuality;
import io.poisonlab.defence.Suspect;
import io.poisonlab.defence.Suspicion;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What a defence found in the training rows, and what that is worth.
 *
 * @param suspect what it looked at
 * @param warnings what it warned of before it looked, a sentence each
 * @param suspicion the finding
 * @param detection how its flags compare with the ground truth
 * @param bounds what a random and a perfect filter would have reached
 * @param time what finding and treating took
 */
public record DefenceOutcome(
    Suspect suspect,
    List<String> warnings,
    Suspicion suspicion,
    DetectionQuality detection,
    DefenceBounds bounds,
    Duration time) {
  /** Copies the list. */
  public DefenceOutcome {
    warnings = List.copyOf(warnings);
  }

  /**
   * Returns the defined metrics under the names by which they are logged.
   *
   * @param defended the accuracy on the clean truth, with the defence
   */
  public SequencedMap<String, Double> toMap(double defended) {
    SequencedMap<String, Double> named = new LinkedHashMap<>(detection.toMap());
    named.putAll(bounds.toMap(defended));
    return named;
  }
}
