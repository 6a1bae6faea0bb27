// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.analysis.CellRow;
import io.poisonlab.analysis.CellTable;
import io.poisonlab.analysis.Comparison;
import io.poisonlab.analysis.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/**
 * A few numbers that say how large a sweep is and what it could have seen.
 *
 * @param planned trials of the plan
 * @param measured trials that have a result
 * @param seeds of each setting
 * @param tested differences that were tested
 * @param shown how many of them are shown
 * @param seedsNeeded with fewer seeds no further difference can be shown; nothing where none was
 *     tested
 * @param detectable the drop of accuracy that would be seen in half of the poisoned settings;
 *     nothing where so few seeds can show none
 */
record SweepFigures(
    int planned,
    int measured,
    int seeds,
    int tested,
    int shown,
    Optional<Integer> seedsNeeded,
    OptionalDouble detectable) {
  static SweepFigures of(int planned, int measured, int seeds, CellTable cells) {
    List<Comparison> harm =
        cells.rows().stream()
            .filter(row -> row.metric().equals(SweepMetric.TRUTH))
            .map(CellRow::againstClean)
            .flatMap(Optional::stream)
            .filter(comparison -> comparison.finding() != Finding.NO_DIFFERENCE)
            .toList();
    double[] detectable =
        harm.stream()
            .flatMapToDouble(comparison -> comparison.detectable().stream())
            .sorted()
            .toArray();
    return new SweepFigures(
        planned,
        measured,
        seeds,
        cells.tests(),
        cells.shown().size(),
        harm.stream().map(Comparison::seedsNeeded).findFirst(),
        detectable.length == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(detectable[detectable.length / 2]));
  }

  /** Returns them for a person: number and what it counts. */
  SequencedMap<String, String> tiles() {
    SequencedMap<String, String> tiles = new LinkedHashMap<>();
    tiles.put(
        measured == 1 ? "trial" : "trials",
        measured < planned ? "%d of %d".formatted(measured, planned) : "" + measured);
    tiles.put(seeds == 1 ? "seed for each setting" : "seeds for each setting", "" + seeds);
    if (tested > 0) {
      tiles.put("differences shown", "%d of %d".formatted(shown, tested));
    }
    if (detectable.isPresent()) {
      tiles.put(
          "the smallest drop that would be seen, in half of the settings",
          Words.points(detectable.getAsDouble()));
    } else {
      seedsNeeded.ifPresent(needed ->
          tiles.put(
              "drop would be seen: too few seeds, %d or more are needed".formatted(needed), "no"));
    }
    return tiles;
  }

  /** Returns them for programs. */
  SequencedMap<String, Object> numbers() {
    SequencedMap<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("planned_trials", planned);
    numbers.put("measured_trials", measured);
    numbers.put("seeds_per_cell", seeds);
    numbers.put("tested_differences", tested);
    numbers.put("shown_differences", shown);
    seedsNeeded.ifPresent(needed -> numbers.put("needed_seeds", needed));
    detectable.ifPresent(drop -> numbers.put("median_detectable_drop_points", 100 * drop));
    return numbers;
  }
}
