// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.spark;

import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.Trial;
import io.poisonlab.experiment.TrialUnit;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Units of one block, which a task computes one after the other.
 *
 * @param first the first unit's place among those of the plan
 * @param last the last one's
 */
record UnitRange(int first, int last) implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * Cuts a plan into ranges of about equal numbers of units.
   *
   * @param wanted which trials, by their indices; units without one are left out
   * @param about how many ranges there should be, at least
   */
  static List<UnitRange> cut(ExperimentPlan plan, IntPredicate wanted, int about) {
    List<TrialUnit> units = plan.units();
    int most = Math.max(1, units.size() / about);
    List<UnitRange> ranges = new ArrayList<>();
    int open = -1;
    for (int i = 0; i < units.size(); i++) {
      TrialUnit unit = units.get(i);
      boolean needed = unit.trials().stream().mapToInt(Trial::index).anyMatch(wanted);
      boolean cut =
          open >= 0 && (!needed || i - open >= most || units.get(open).block() != unit.block());
      if (cut) {
        ranges.add(new UnitRange(open, i - 1));
        open = -1;
      }
      if (needed && open < 0) {
        open = i;
      }
    }
    if (open >= 0) {
      ranges.add(new UnitRange(open, units.size() - 1));
    }
    return List.copyOf(ranges);
  }
}
