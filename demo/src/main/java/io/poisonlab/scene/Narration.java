// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.scene;

import io.poisonlab.attack.Goal;
import io.poisonlab.attack.Traits;
import io.poisonlab.dataset.Count;
import io.poisonlab.dataset.Labels;
import io.poisonlab.defence.DetectionCounts;
import io.poisonlab.defence.Remedy;
import io.poisonlab.evaluation.Evaluation;
import io.poisonlab.learner.Predictions;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Says in plain words what a stage shows, and no more than it shows. */
final class Narration {
  /** A smaller difference of accuracies is not called a change. */
  private static final double CHANGE = 0.01;

  /** A model that is not better than the most frequent class by this much has learned little. */
  private static final double SKILL = 0.1;

  private Narration() {}

  static String clean(int rows, Evaluation model, Labels tests, boolean keepsAside) {
    return "It learned from %s and is right about %s.%s%s"
        .formatted(
            Count.of(rows, "honest row"),
            outOf(model.accuracy(), tests.size()),
            model.accuracy() - largestShare(tests) < SKILL
                ? " That is hardly better than saying the same class to all: this model does not suit these data."
                : "",
            keepsAside
                ? " A tenth of the rows is kept aside: someone has checked them, and this defence compares with them."
                : "");
  }

  /** Returns what an attack has done, as a clause. */
  static String attack(int poison, int rows, Traits traits) {
    return switch (traits.effect()) {
      case INSERTS -> "An attacker slipped %s in among the %,d".formatted(falseRows(poison), rows);
      case DROPS -> "An attacker took %,d of the %,d rows away".formatted(poison, rows);
      case CHANGES_LABELS ->
          "An attacker gave %,d of the %,d rows a wrong class".formatted(poison, rows);
      case NOTHING, CHANGES_FEATURES, CHANGES_ROWS ->
          "An attacker changed %,d of the %,d rows".formatted(poison, rows);
    };
  }

  static String poisoned(
      String attack,
      Traits traits,
      Evaluation before,
      Evaluation after,
      Predictions says,
      int tests) {
    Optional<String> only = onlyAnswer(says);
    double lost = before.accuracy() - after.accuracy();
    String harm;
    if (only.isPresent()) {
      harm =
          "The model has collapsed: it says \"%s\" to everything, and the %s that it gets right is only that class's share of the test rows."
              .formatted(only.get(), percent(after.accuracy()));
    } else if (Math.abs(lost) < CHANGE) {
      harm =
          "It hardly matters: the model is right about %s."
              .formatted(outOf(after.accuracy(), tests));
    } else {
      harm =
          "The model is right about %s, %s %s than before."
              .formatted(
                  outOf(after.accuracy(), tests),
                  Count.of(Math.round(100 * Math.abs(lost)), "point"),
                  lost > 0 ? "less" : "more");
    }
    String hidden =
        traits.goal() == Goal.BACKDOOR
            ? " Little harm shows here, and that is the danger of a backdoor: it waits for its trigger, which no test row carries."
            : "";
    return "%s. %s%s".formatted(attack, harm, hidden);
  }

  /** Returns what a defence has done, as a clause. */
  static String filter(DetectionCounts found, Remedy remedy) {
    String rows = Count.of(found.flagged(), "suspicious row");
    return switch (remedy) {
      case Remedy.Drop _ -> "A filter took out " + rows;
      case Remedy.Relabel _ -> "A filter gave %s another class".formatted(rows);
      case Remedy.DownWeight _ -> "A filter lets %s count less".formatted(rows);
    };
  }

  /**
   * Returns what a defence has found and done.
   *
   * @param gone how many rows are not learned from at all any more
   */
  static String filtered(DetectionCounts found, Remedy remedy, int gone) {
    int honest = found.flagged() - found.hits();
    String caught =
        found.poisoned() == 0
            ? "all of them honest, since there is no poison to find"
            : "%,d of the %,d poisoned ones (%s) and %s"
                .formatted(
                    found.hits(),
                    found.poisoned(),
                    percent((double) found.hits() / found.poisoned()),
                    Count.of(honest, "honest row"));
    String nothing =
        remedy instanceof Remedy.DownWeight ? ", %,d of them nothing at all".formatted(gone) : "";
    return "%s%s: %s. The model has not been trained again, so it is as it was."
        .formatted(filter(found, remedy), nothing, caught);
  }

  static String retrained(
      DetectionCounts found,
      int left,
      Evaluation clean,
      Evaluation poisoned,
      Evaluation healed,
      int tests) {
    double back = healed.accuracy() - poisoned.accuracy();
    boolean whole = clean.accuracy() - healed.accuracy() < CHANGE;
    String verdict =
        Math.abs(back) < CHANGE
            ? "hardly a difference"
            : back < 0
                ? "worse than without the filter"
                : whole ? "as good as before the attack" : "better, but not what it was";
    String rest =
        left == 0
            ? ""
            : "; %s still in there"
                .formatted(
                    left == 1 ? "one poisoned row is" : "%,d poisoned rows are".formatted(left));
    return found.flagged() == 0
        ? "Nothing was taken out, so nothing has changed."
        : "Trained again, it is right about %s: %s%s."
            .formatted(outOf(healed.accuracy(), tests), verdict, rest);
  }

  private static double largestShare(Labels labels) {
    return Arrays.stream(labels.counts()).max().orElse(0) / (double) labels.size();
  }

  /** Returns the class that a model says to every row, if there is one. */
  private static Optional<String> onlyAnswer(Predictions says) {
    Labels labels = says.labels();
    return Arrays.stream(labels.toArray()).distinct().count() == 1
        ? Optional.of(labels.name(0))
        : Optional.empty();
  }

  private static String outOf(double accuracy, int tests) {
    return "%,d of %,d test rows".formatted(Math.round(accuracy * tests), tests);
  }

  private static String falseRows(int rows) {
    return Count.of(rows, "false row");
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}
