// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.experiment.Cell;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.TrialResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What lies on each curve of a sweep, by the poisoned share.
 *
 * @param <T> what lies there
 */
public final class CurveLines<T> {
  private final SequencedMap<CurveLine, NavigableMap<Double, List<T>>> lines =
      new LinkedHashMap<>();

  private CurveLines() {}

  /** Returns the results of a sweep. */
  public static CurveLines<TrialResult> of(ExperimentReport report) {
    CurveLines<TrialResult> lines = new CurveLines<>();
    Cell.group(report.results())
        .forEach((cell, results) -> {
          CurveLine line = CurveLine.of(cell);
          results.forEach(result -> lines.add(line, result.poisonFraction(), result));
        });
    return lines;
  }

  /** Returns the cells that were measured. */
  static CurveLines<Cell> of(Measurements measured) {
    CurveLines<Cell> lines = new CurveLines<>();
    measured.cells().forEach(cell -> lines.add(CurveLine.of(cell), measured.fraction(cell), cell));
    return lines;
  }

  private void add(CurveLine line, double fraction, T what) {
    lines
        .computeIfAbsent(line, _ -> new TreeMap<>())
        .computeIfAbsent(fraction, _ -> new ArrayList<>())
        .add(what);
  }

  /** Returns the lines of attacks, in the order in which they were met. */
  public List<CurveLine> ofAttacks() {
    return lines.keySet().stream().filter(line -> !line.equals(line.clean())).toList();
  }

  /**
   * Returns what lies on a line, by the poisoned share: what was run without poison, then what the
   * attack poisoned; each as far as it was run.
   */
  public NavigableMap<Double, List<T>> along(CurveLine line) {
    NavigableMap<Double, List<T>> along = new TreeMap<>();
    for (CurveLine part : line.equals(line.clean()) ? List.of(line) : List.of(line.clean(), line)) {
      lines
          .getOrDefault(part, new TreeMap<>())
          .forEach((fraction, here) ->
              along.computeIfAbsent(fraction, _ -> new ArrayList<>()).addAll(here));
    }
    return along;
  }
}
