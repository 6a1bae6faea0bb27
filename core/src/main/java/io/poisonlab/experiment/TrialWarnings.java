// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.dataset.Count;
import io.poisonlab.defence.Warnings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** What defences warned of in many trials, in few lines. */
final class TrialWarnings {
  /** More differ in nothing but numbers, as a rule. */
  private static final int MOST = 10;

  private TrialWarnings() {}

  static List<String> lines(List<TrialResult> results) {
    SequencedMap<String, Integer> trials = new LinkedHashMap<>();
    for (TrialResult result : results) {
      for (String warning : result.warnings()) {
        trials.merge(Warnings.named(result.trial().defence(), warning), 1, Integer::sum);
      }
    }
    List<String> lines =
        new ArrayList<>(
            trials.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MOST)
                .map(warned ->
                    "%s (%d of %s)"
                        .formatted(
                            warned.getKey(), warned.getValue(), Count.of(results.size(), "trial")))
                .toList());
    if (trials.size() > MOST) {
      lines.add(
          "%s, which the runs hold".formatted(Count.of(trials.size() - MOST, "more warning")));
    }
    return List.copyOf(lines);
  }
}
