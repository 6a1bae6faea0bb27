// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.matrix;

import io.poisonlab.experiment.Harm;
import java.util.List;

/** Whether the cells of one place show harm to be undone, by the rule that runs have too. */
final class Recovery {
  private Recovery() {}

  /**
   * Returns whether the cells of the seeds show harm that can be undone.
   *
   * @param seeds the cells of one place, one or more
   */
  static boolean isShown(List<MatrixCell> seeds) {
    return Harm.isShown(
        seeds.stream()
            .filter(cell -> cell.get(Measure.PERFECT).isPresent())
            .mapToDouble(cell ->
                cell.get(Measure.PERFECT).orElseThrow() - cell.get(Measure.POISONED).orElseThrow())
            .toArray());
  }
}
