// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.attack.Attack;
import io.poisonlab.defence.Defence;
import io.poisonlab.learner.Learner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What trials have in common that differ in nothing but the seed.
 *
 * @param dataset the name of the clean data
 * @param protocol which rows the attack reaches
 * @param attack what poisons the data
 * @param defence what looks for poison in the training rows
 * @param learner what is trained
 */
public record Cell(
    String dataset, Protocol protocol, Attack attack, Defence defence, Learner learner) {
  /** Returns the results of each cell, both in the order in which they come. */
  public static SequencedMap<Cell, List<TrialResult>> group(List<TrialResult> results) {
    SequencedMap<Cell, List<TrialResult>> cells = new LinkedHashMap<>();
    for (TrialResult result : results) {
      cells.computeIfAbsent(result.trial().cell(), _ -> new ArrayList<>()).add(result);
    }
    return cells;
  }
}
