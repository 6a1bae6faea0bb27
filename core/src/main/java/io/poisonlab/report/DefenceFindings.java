// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.analysis.CellRow;
import io.poisonlab.analysis.Finding;
import io.poisonlab.attack.Clean;
import io.poisonlab.dataset.Count;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** What the defences give back and cost, in sentences. */
final class DefenceFindings {
  private final SequencedMap<String, List<CellRow>> byDefence = new LinkedHashMap<>();

  /**
   * Sorts by defence.
   *
   * @param rows accuracy on the truth in every setting
   */
  DefenceFindings(List<CellRow> rows) {
    for (CellRow row : rows) {
      if (row.againstUndefended().isPresent()) {
        byDefence.computeIfAbsent(Words.defended(row.cell()), _ -> new ArrayList<>()).add(row);
      }
    }
  }

  /** Returns whether none was tried. */
  boolean isEmpty() {
    return byDefence.isEmpty();
  }

  /** Returns the defence that is shown to give most back, if one is shown to help. */
  Optional<String> best() {
    return byDefence.entrySet().stream()
        .filter(entry -> poisoned(entry.getValue()).stream().anyMatch(DefenceFindings::helps))
        .max(Map.Entry.comparingByValue(Comparator.comparingDouble(DefenceFindings::most)))
        .map(Map.Entry::getKey);
  }

  /** Returns a sentence or two for each defence, the best first. */
  List<String> each() {
    return byDefence.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.comparingDouble(rows -> -most(rows))))
        .limit(SweepFindings.MOST)
        .map(entry -> defence(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static String defence(String name, List<CellRow> rows) {
    List<CellRow> poisoned = poisoned(rows);
    long helps = poisoned.stream().filter(DefenceFindings::helps).count();
    String settings = Count.of(poisoned.size(), "poisoned setting");
    String words =
        helps == 0
            ? "%s: not shown to help in any of %s.".formatted(name, settings)
            : "%s: shown to help in %d of %s, by up to %s (%s)."
                .formatted(
                    name,
                    helps,
                    settings,
                    Words.points(most(rows)),
                    best(poisoned).map(Words::poison).orElse(""));
    return rows.stream()
        .filter(row -> row.cell().attack() instanceof Clean)
        .filter(row -> isShown(row) && gain(row) < 0)
        .min(Comparator.comparingDouble(DefenceFindings::gain))
        .map(row ->
            "%s On clean data it is shown to cost %s.".formatted(words, Words.points(-gain(row))))
        .orElse(words);
  }

  private static List<CellRow> poisoned(List<CellRow> rows) {
    return rows.stream().filter(row -> !(row.cell().attack() instanceof Clean)).toList();
  }

  private static double most(List<CellRow> rows) {
    return best(poisoned(rows)).map(DefenceFindings::gain).orElse(0.0);
  }

  /** Returns the setting where the defence is shown to give most, or where it gives most. */
  private static Optional<CellRow> best(List<CellRow> rows) {
    Comparator<CellRow> byGain = Comparator.comparingDouble(DefenceFindings::gain);
    return rows.stream()
        .filter(DefenceFindings::isShown)
        .max(byGain)
        .or(() -> rows.stream().max(byGain));
  }

  private static double gain(CellRow row) {
    return row.againstUndefended().map(comparison -> comparison.difference().mean()).orElse(0.0);
  }

  private static boolean helps(CellRow row) {
    return isShown(row) && gain(row) > 0;
  }

  private static boolean isShown(CellRow row) {
    return row.againstUndefended().filter(one -> one.finding() == Finding.SHOWN).isPresent();
  }
}
