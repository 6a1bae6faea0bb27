// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.matrix;

import io.poisonlab.attack.Goal;
import io.poisonlab.attack.Traits;

/** Kinds of attacks that detectors see in the same way. */
enum MatrixFamily {
  LABELS("labels"),
  FEATURES("features"),
  ADDED_ROWS("added rows"),
  LOST_ROWS("lost rows"),
  BACKDOORS("backdoors");

  private final String words;

  MatrixFamily(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  static MatrixFamily of(Traits traits) {
    if (traits.goal() == Goal.BACKDOOR) {
      return BACKDOORS;
    }
    return switch (traits.effect()) {
      case CHANGES_LABELS -> LABELS;
      case INSERTS -> ADDED_ROWS;
      case DROPS -> LOST_ROWS;
      case NOTHING, CHANGES_FEATURES, CHANGES_ROWS -> FEATURES;
    };
  }
}
