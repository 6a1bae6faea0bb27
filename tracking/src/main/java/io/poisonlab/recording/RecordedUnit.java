// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import io.poisonlab.experiment.UnitResult;
import java.util.Map;

/**
 * What the trials of a unit came to, and the runs that hold it.
 *
 * @param result results and failures
 * @param runIds the run of each, by the trials' indices
 */
public record RecordedUnit(UnitResult result, Map<Integer, String> runIds) {
  /** Copies the map. */
  public RecordedUnit {
    runIds = Map.copyOf(runIds);
  }
}
