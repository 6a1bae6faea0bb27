// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.matrix;

import io.poisonlab.attack.Clean;
import io.poisonlab.defence.Defence;
import io.poisonlab.defence.Suspect;
import io.poisonlab.defence.Warnings;
import io.poisonlab.experiment.Baseline;
import io.poisonlab.experiment.Protocol;
import io.poisonlab.experiment.Testing;
import io.poisonlab.random.Seed;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.SequencedMap;
import java.util.SequencedSet;

/** What the defences of a matrix warn of before they run. */
final class MatrixWarnings {
  private MatrixWarnings() {}

  /**
   * Returns each warning about the clean training rows of the first seed, and the data sets that it
   * is about. A data set that cannot be split is left out: the gaps of the matrix say why.
   */
  static SequencedMap<String, SequencedSet<String>> of(MatrixPlan plan) {
    SequencedMap<String, SequencedSet<String>> warnings = new LinkedHashMap<>();
    for (MatrixPart part : plan.parts()) {
      Suspect suspect;
      try {
        suspect = suspect(plan, part);
      } catch (IllegalArgumentException e) {
        continue;
      }
      for (Defence defence : plan.defences()) {
        for (String warning : Warnings.of(defence, suspect, new Clean())) {
          warnings
              .computeIfAbsent(Warnings.named(defence, warning), _ -> new LinkedHashSet<>())
              .add(part.data().name());
        }
      }
    }
    return warnings;
  }

  private static Suspect suspect(MatrixPlan plan, MatrixPart part) {
    return new Baseline(
            part.data(),
            Protocol.TRAIN_ONLY,
            new Testing.HoldOut(plan.testFraction()),
            plan.trustedFraction(),
            new Seed(plan.seeds().getFirst()))
        .arenas(new Clean())
        .getFirst()
        .suspect();
  }
}
