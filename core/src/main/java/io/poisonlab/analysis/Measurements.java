// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.evaluation.Metric;
import io.poisonlab.experiment.Cell;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.Spread;
import io.poisonlab.experiment.TrialResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * The values of chosen metrics, drawn together by cell. It is fed result by result, in the order of
 * the trials, and keeps 16 bytes for each value. With cross-validation the value of a trial is its
 * mean over the folds: folds share training rows, so they are no repetitions.
 */
public final class Measurements {
  /** What is measured where nothing else is asked for. */
  public static final List<String> USUAL =
      List.of(TrialResult.CLEAN + Metric.ACCURACY.id(), Metric.ACCURACY.id());

  /** How far an attack gets that is after single inputs. */
  public static final String SUCCESS = "attack_success_rate";

  /** What a sweep is tested for. */
  public static final List<String> TESTED =
      List.of(TrialResult.CLEAN + Metric.ACCURACY.id(), SUCCESS);

  private record Values(double fraction, List<Sample> samples) {}

  private final List<String> metrics;
  private final SequencedMap<Cell, Values> cells = new LinkedHashMap<>();

  /**
   * Makes room.
   *
   * @param metrics the names under which they are logged, one or more
   */
  public Measurements(List<String> metrics) {
    if (metrics.isEmpty()) {
      throw new IllegalArgumentException("measurements need one or more metrics, found none");
    }
    this.metrics = List.copyOf(metrics);
  }

  /** Returns the usual measurements of a report. */
  public static Measurements of(ExperimentReport report) {
    Measurements measurements = new Measurements(USUAL);
    report.results().forEach(measurements::add);
    return measurements;
  }

  /** Adds a trial; a metric that it does not have is left out. */
  public void add(TrialResult result) {
    Values values =
        cells.computeIfAbsent(
            result.trial().cell(), _ -> new Values(result.poisonFraction(), samples()));
    for (int i = 0; i < metrics.size(); i++) {
      List<Double> tests = result.metrics().get(metrics.get(i));
      if (tests != null) {
        values.samples().get(i).add(result.trial().seed(), Spread.of(tests).mean());
      }
    }
  }

  private List<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    metrics.forEach(_ -> samples.add(new Sample()));
    return samples;
  }

  /** Returns the names of the metrics that are kept. */
  public List<String> metrics() {
    return metrics;
  }

  /** Returns the cells, in the order in which they were met. */
  public SequencedSet<Cell> cells() {
    return Collections.unmodifiableSequencedSet(cells.sequencedKeySet());
  }

  /** Returns the values of a metric in a cell; none where either is not known. */
  public Sample sample(Cell cell, String metric) {
    Values values = cells.get(cell);
    int at = metrics.indexOf(metric);
    return values == null || at < 0 ? new Sample() : values.samples().get(at);
  }

  /**
   * Returns the poisoned share in a cell.
   *
   * @throws IllegalArgumentException if the cell is not known
   */
  public double fraction(Cell cell) {
    Values values = cells.get(cell);
    if (values == null) {
      throw new IllegalArgumentException("nothing was measured of " + cell);
    }
    return values.fraction();
  }
}
