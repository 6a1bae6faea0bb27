// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.analysis.CellRow;
import io.poisonlab.analysis.CellTable;
import io.poisonlab.analysis.Comparison;
import io.poisonlab.attack.Clean;
import io.poisonlab.dataset.Count;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.Protocol;
import io.poisonlab.experiment.Testing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a sweep does not show, and why: so that nobody reads it as shown to be harmless. */
final class SweepGaps {
  /** More are left to the tables. */
  private static final int MOST = 8;

  private final ExperimentPlan plan;
  private final List<String> gaps = new ArrayList<>();

  private SweepGaps(ExperimentPlan plan) {
    this.plan = plan;
  }

  /**
   * Lists the gaps.
   *
   * @param planned how many trials the plan has
   * @param measured how many of them have a result
   * @param failures what became of those that failed, a sentence each
   */
  static List<String> of(
      ExperimentPlan plan, CellTable cells, int planned, int measured, List<String> failures) {
    SweepGaps gaps = new SweepGaps(plan);
    gaps.listed(failures, "more failure");
    int missing = planned - measured - failures.size();
    if (missing > 0) {
      gaps.gaps.add(
          "%s of %d not run yet: what is said here may change."
              .formatted(Count.of(missing, "trial"), planned));
    }
    gaps.unshown(cells, CellRow::againstClean, "harm");
    gaps.unshown(cells, CellRow::againstUndefended, "an effect of the defence");
    gaps.limits();
    return List.copyOf(gaps.gaps);
  }

  private void unshown(
      CellTable table, Function<CellRow, Optional<Comparison>> against, String what) {
    List<String> below = new ArrayList<>();
    int few = 0;
    int needed = 0;
    for (CellRow row : table.rows()) {
      Optional<Comparison> comparison = against.apply(row);
      if (!row.metric().equals(SweepMetric.TRUTH) || comparison.isEmpty()) {
        continue;
      }
      switch (comparison.get().finding()) {
        case TOO_FEW_SEEDS -> {
          few++;
          needed = Math.max(needed, comparison.get().seedsNeeded());
        }
        case NOT_SHOWN ->
            below.add(
                "%s%s with %s%s: %s."
                    .formatted(
                        plan.datasets().size() > 1 ? row.cell().dataset() + ", " : "",
                        Words.poison(row),
                        Words.learned(row.cell()),
                        Words.defended(row.cell()).isEmpty()
                            ? ""
                            : " and " + Words.defended(row.cell()),
                        comparison.get().words()));
        case SHOWN, NO_DIFFERENCE -> {}
      }
    }
    if (few > 0) {
      gaps.add(
          "Whether there is %s in %s: that takes %d seeds or more."
              .formatted(what, Count.of(few, "setting"), needed));
    }
    listed(below, "more setting");
  }

  private void listed(List<String> all, String more) {
    gaps.addAll(all.subList(0, Math.min(MOST, all.size())));
    if (all.size() > MOST) {
      gaps.add(
          "And %s of this kind; the tables have them."
              .formatted(Count.of(all.size() - MOST, more)));
    }
  }

  /** What holds of every sweep of this kind, whatever it measures. */
  private void limits() {
    gaps.add(
        "Other data, learners and settings: the numbers hold for those of the plan below, and an attack that knows them better may do more.");
    if (plan.attacks().stream().allMatch(Clean.class::isInstance)) {
      gaps.add("Any attack: the plan has none.");
    }
    if (plan.testing() instanceof Testing.CrossValidation) {
      gaps.add(
          "Spread between folds: they share training rows, so that a seed counts as one repetition, however many folds it has.");
    }
    if (plan.protocols().contains(Protocol.WHOLE_DATASET)) {
      gaps.add(
          "What a defence could do on clean test rows: under whole-dataset a row may be poisoned in training and in the test.");
    }
  }
}
