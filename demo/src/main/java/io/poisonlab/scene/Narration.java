// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.scene;

import io.poisonlab.dataset.Count;
import io.poisonlab.dataset.Labels;
import io.poisonlab.defence.DetectionCounts;
import io.poisonlab.evaluation.Evaluation;
import io.poisonlab.learner.Predictions;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Says in plain words what a stage shows, and no more than it shows. */
final class Narration {
  /** A smaller difference of accuracies is not called a change. */
  private static final double CHANGE = 0.01;

  private Narration() {}

  static String clean(int rows, Evaluation model, int tests) {
    return "It learned from %s and is right about %s."
        .formatted(Count.of(rows, "honest row"), outOf(model.accuracy(), tests));
  }

  static String poisoned(
      int poison, Evaluation before, Evaluation after, Predictions says, int tests) {
    if (poison == 0) {
      return "Nothing was poisoned: it is the model of clean training.";
    }
    String rows = poison == 1 ? "One row is" : "%,d rows are".formatted(poison);
    Optional<String> only = onlyAnswer(says);
    double lost = before.accuracy() - after.accuracy();
    if (only.isPresent()) {
      return "%s poisoned. The model has collapsed: it says \"%s\" to everything, and the %s that it gets right is only that class's share of the test rows."
          .formatted(rows, only.get(), percent(after.accuracy()));
    }
    if (Math.abs(lost) < CHANGE) {
      return "%s poisoned, and it hardly matters: this model is as right as before."
          .formatted(rows);
    }
    return lost > 0
        ? "%s poisoned, and the model is right about %s: %s points less."
            .formatted(rows, outOf(after.accuracy(), tests), points(lost))
        : "%s poisoned, and by chance the model is even a little better.".formatted(rows);
  }

  static String filtered(DetectionCounts found, boolean relabels, boolean any) {
    if (!any) {
      return "No defence is chosen: everything stays in.";
    }
    if (found.flagged() == 0) {
      return "The filter found nothing to take out.";
    }
    int honest = found.flagged() - found.hits();
    String what = relabels ? "gave %s another class" : "took out %s";
    String caught =
        found.poisoned() == 0
            ? "There was no poison to find"
            : "%,d of the %,d poisoned ones (%s) and %,d honest ones"
                .formatted(
                    found.hits(),
                    found.poisoned(),
                    percent((double) found.hits() / found.poisoned()),
                    honest);
    return "The filter %s: %s. The model has not been retrained, so it is as it was."
        .formatted(what.formatted(Count.of(found.flagged(), "row")), caught);
  }

  static String retrained(
      DetectionCounts found, Evaluation clean, Evaluation poisoned, Evaluation healed, int tests) {
    int left = found.poisoned() - found.hits();
    double back = healed.accuracy() - poisoned.accuracy();
    double missing = clean.accuracy() - healed.accuracy();
    String right = "Trained again, it is right about " + outOf(healed.accuracy(), tests);
    if (found.flagged() == 0) {
      return "Nothing was taken out, so nothing has changed.";
    }
    String rest = left == 0 ? "" : "; %,d poisoned rows are still in there".formatted(left);
    if (found.poisoned() > 0 && back >= CHANGE) {
      return missing < CHANGE
          ? right + ", as good as before the attack" + rest + "."
          : right + ": better, but not what it was" + rest + ".";
    }
    if (back <= -CHANGE) {
      return right + ": worse than without the filter" + rest + ".";
    }
    return right + ": the filter did not help" + rest + ".";
  }

  /** Returns the class that a model says to every row, if there is one. */
  static Optional<String> onlyAnswer(Predictions says) {
    Labels labels = says.labels();
    return Arrays.stream(labels.toArray()).distinct().count() == 1
        ? Optional.of(labels.name(0))
        : Optional.empty();
  }

  private static String outOf(double accuracy, int tests) {
    return "%,d of %,d test rows".formatted(Math.round(accuracy * tests), tests);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  private static String points(double difference) {
    return String.format(Locale.ROOT, "%.0f", 100 * difference);
  }
}
