// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Labels;
import java.util.ArrayList;
import java.util.List;

/** What cross-validation cannot judge in some data. */
final class FoldWarnings {
  private FoldWarnings() {}

  /** Returns a sentence for each class that is too small for its rows to be judged well. */
  static List<String> of(Labels labels, int folds) {
    List<String> warnings = new ArrayList<>();
    int[] counts = labels.counts();
    for (int code = 0; code < counts.length; code++) {
      String name = labels.classes().get(code);
      if (counts[code] == 1) {
        warnings.add(
            "class \"%s\" has one row, which no model can judge that has not seen it: it is never flagged"
                .formatted(name));
      } else if (counts[code] > 1 && counts[code] < folds) {
        warnings.add(
            "class \"%s\" has %d rows, fewer than the %d folds: models see few others of it when they judge one"
                .formatted(name, counts[code], folds));
      }
    }
    return warnings;
  }
}
