// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Labels;
import java.util.ArrayList;
import java.util.List;

/** What cross-validation cannot judge in some data. */
final class FoldWarnings {
  private FoldWarnings() {}

  /** Returns a sentence about classes of one row, and one about others that are too small. */
  static List<String> of(Labels labels, int folds) {
    Alike alone = new Alike();
    Alike small = new Alike();
    int[] counts = labels.counts();
    for (int code = 0; code < counts.length; code++) {
      if (counts[code] > 0 && counts[code] < folds) {
        String words = "class \"%s\"".formatted(labels.classes().get(code));
        (counts[code] == 1 ? alone : small).add(words, counts[code]);
      }
    }
    List<String> warnings = new ArrayList<>();
    alone.tell(
        warnings,
        "%s has one row, which no model can judge that has not seen it: it is never flagged",
        "%s have one row each, which no model can judge that has not seen it: it is never flagged");
    small.tell(
        warnings,
        "%s has %s rows, fewer than the "
            + folds
            + " folds: models see few others of it when they judge one",
        "%s have %s rows each, fewer than the "
            + folds
            + " folds: models see few others of a class when they judge one of it");
    return warnings;
  }
}
