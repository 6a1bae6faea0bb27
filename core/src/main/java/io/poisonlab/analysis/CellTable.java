// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.attack.Clean;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.experiment.Cell;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.Protocol;
import io.poisonlab.experiment.TrialResult;
import io.poisonlab.statistics.Bootstrap;
import io.poisonlab.statistics.SignedRank;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every metric of every cell, with what its differences show.
 *
 * <p>Each cell is compared twice, and each time one thing differs only: with the clean run of the
 * same seed, protocol, learner and <em>defence</em>, which is what the poison does; and with the
 * run of the same seed and attack without a defence, which is what the defence does (on clean data:
 * what it costs). The probabilities are Wilcoxon's, corrected by Holm for all tests of the table.
 *
 * <p>Under the protocol train-only the test rows are the truth, so that {@code accuracy} and {@code
 * clean_accuracy} are one number: where both are measured, only the second is listed.
 *
 * @param rows in the order of the trials, for each cell its metrics
 * @param tests how many tests the probabilities are corrected for
 */
public record CellTable(List<CellRow> rows, int tests) {
  /** Copies the list. */
  public CellTable {
    rows = List.copyOf(rows);
  }

  /** A metric of a cell, and its differences from the two others. */
  private record Line(Cell cell, String metric, Sample sample, Sample poison, Sample defence) {}

  /**
   * Compares what a sweep is asked for: accuracy on the truth, and the success of attacks that are
   * after single inputs. So every table, file and sentence about a sweep counts the same tests;
   * more of them would let any single one show less.
   */
  public static CellTable of(ExperimentReport report) {
    Measurements measured = new Measurements(Measurements.TESTED);
    report.results().forEach(measured::add);
    return of(measured);
  }

  /** Compares every metric that was measured. */
  public static CellTable of(Measurements measured) {
    return of(measured, Bootstrap.standard());
  }

  /** Compares every metric that was measured, with intervals drawn in this way. */
  public static CellTable of(Measurements measured, Bootstrap bootstrap) {
    List<Line> lines = lines(measured);
    double[] p = probabilities(lines);
    TestFamily family = new TestFamily(p);
    List<Comparison> comparisons = new ArrayList<>();
    List<CellRow> rows = new ArrayList<>();
    for (Line line : lines) {
      rows.add(
          new CellRow(
              line.cell(),
              measured.fraction(line.cell()),
              line.metric(),
              Estimate.of(line.sample(), bootstrap).orElseThrow(),
              compared(line.poison(), p, family, comparisons, bootstrap),
              compared(line.defence(), p, family, comparisons, bootstrap)));
    }
    return new CellTable(rows, p.length);
  }

  private static double[] probabilities(List<Line> lines) {
    return lines.stream()
        .flatMap(line -> List.of(line.poison(), line.defence()).stream())
        .filter(differences -> differences.size() > 0)
        .mapToDouble(differences -> SignedRank.p(differences.values()))
        .toArray();
  }

  /** Returns the next comparison: they come in the order of their probabilities. */
  private static Optional<Comparison> compared(
      Sample differences,
      double[] p,
      TestFamily family,
      List<Comparison> made,
      Bootstrap bootstrap) {
    Optional<Comparison> comparison =
        Estimate.of(differences, bootstrap)
            .map(difference -> Comparison.of(difference, p[made.size()], family));
    comparison.ifPresent(made::add);
    return comparison;
  }

  private static List<Line> lines(Measurements measured) {
    List<Line> lines = new ArrayList<>();
    for (Cell cell : measured.cells()) {
      for (String metric : measured.metrics()) {
        Sample sample = measured.sample(cell, metric);
        if (sample.size() > 0 && !isRepeated(cell.protocol(), metric, measured)) {
          lines.add(
              new Line(
                  cell,
                  metric,
                  sample,
                  cell.attack() instanceof Clean
                      ? new Sample()
                      : sample.minus(measured.sample(Cells.clean(cell), metric)),
                  cell.defence() instanceof NoDefence
                      ? new Sample()
                      : sample.minus(measured.sample(Cells.undefended(cell), metric))));
        }
      }
    }
    return lines;
  }

  /** Returns whether the metric is the same number as that on the truth, which is measured too. */
  static boolean isRepeated(Protocol protocol, String metric, Measurements measured) {
    return protocol == Protocol.TRAIN_ONLY
        && measured.metrics().contains(TrialResult.CLEAN + metric);
  }

  /** Returns all comparisons. */
  public List<Comparison> comparisons() {
    return rows.stream()
        .flatMap(row -> List.of(row.againstClean(), row.againstUndefended()).stream())
        .flatMap(Optional::stream)
        .toList();
  }

  /** Returns the tests as one family. */
  TestFamily family() {
    return new TestFamily(comparisons().stream().mapToDouble(Comparison::p).toArray());
  }

  /** Returns the comparisons that are shown to differ. */
  public List<Comparison> shown() {
    return comparisons().stream()
        .filter(comparison -> comparison.finding() == Finding.SHOWN)
        .toList();
  }

  /** Returns the table with numbers in full precision; what is not there is empty. */
  public String toCsv() {
    return CellSheets.full(this).toCsv();
  }

  /** Returns the table for people, as Markdown. */
  public String toMarkdown() {
    return sheet().toMarkdown();
  }

  /** Returns the table for people. */
  public Sheet sheet() {
    return CellSheets.brief(this);
  }
}
