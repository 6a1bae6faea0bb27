// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.RowIds;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * What a defence found: a score for each row, the rows flagged, and what to do with them; and,
 * where it has more to say, tables beyond rows and further numbers of each row.
 */
public final class Suspicion {
  private final double[] scores;
  private final RowIds flagged;
  private final Remedy remedy;
  private final IntFunction<String> reasons;
  private final Supplier<List<Finding>> findings;
  private final Supplier<SequencedMap<String, double[]>> measures;

  private Suspicion(
      double[] scores,
      RowIds flagged,
      Remedy remedy,
      IntFunction<String> reasons,
      Supplier<List<Finding>> findings,
      Supplier<SequencedMap<String, double[]>> measures) {
    this.scores = scores;
    this.flagged = flagged;
    this.remedy = remedy;
    this.reasons = reasons;
    this.findings = findings;
    this.measures = measures;
  }

  /**
   * Returns a finding over a copy of the scores.
   *
   * @param scores for each row of the data a number in [0, 1], 1 the most suspicious
   * @param flagged the ids of the rows to be treated
   * @param remedy what to do with those
   */
  public static Suspicion of(double[] scores, RowIds flagged, Remedy remedy) {
    for (double score : scores) {
      if (!(score >= 0 && score <= 1)) {
        throw new IllegalArgumentException("suspicion must be in [0, 1], found " + score);
      }
    }
    double[] copy = scores.clone();
    return new Suspicion(
        copy,
        flagged,
        remedy,
        row -> String.format(Locale.ROOT, "suspicion %.2f of 1", copy[row]),
        List::of,
        LinkedHashMap::new);
  }

  /**
   * Returns this finding with its reasons.
   *
   * @param why gives for the position of a row, in words, why it has its score; asked when needed,
   *     the same answer each time
   */
  public Suspicion because(IntFunction<String> why) {
    return new Suspicion(scores, flagged, remedy, why, findings, measures);
  }

  /**
   * Returns this finding with what was found beyond rows.
   *
   * @param tables asked when needed, the same answer each time
   */
  public Suspicion finding(Supplier<List<Finding>> tables) {
    return new Suspicion(scores, flagged, remedy, reasons, tables, measures);
  }

  /**
   * Returns this finding with more that was measured of each row.
   *
   * @param columns by name, in snake case, a number for each row; asked when needed, the same
   *     answer each time
   */
  public Suspicion measuring(Supplier<SequencedMap<String, double[]>> columns) {
    return new Suspicion(scores, flagged, remedy, reasons, findings, columns);
  }

  /** Returns what was found beyond rows; computed each time. */
  public List<Finding> findings() {
    return findings.get();
  }

  /** Returns what was measured of each row beside its score, by name; computed each time. */
  public SequencedMap<String, List<Double>> measures() {
    SequencedMap<String, List<Double>> named = new LinkedHashMap<>();
    measures
        .get()
        .forEach((name, values) -> named.put(name, Arrays.stream(values).boxed().toList()));
    return named;
  }

  /** Returns in words why the row at this position has its score. */
  public String reason(int row) {
    return reasons.apply(row);
  }

  /** Returns the score of the row at this position, in [0, 1]. */
  public double score(int row) {
    return scores[row];
  }

  /** Returns the number of rows inspected. */
  public int size() {
    return scores.length;
  }

  /** Returns the ids of the flagged rows. */
  public RowIds flagged() {
    return flagged;
  }

  /** Returns what to do with the flagged rows. */
  public Remedy remedy() {
    return remedy;
  }

  /** Returns the data inspected after the remedy. */
  public Dataset treat(Dataset data) {
    return remedy.apply(data, flagged);
  }
}
