// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.RowIds;

/** What a defence found: a score for each row, the rows flagged, and what to do with them. */
public final class Suspicion {
  private final double[] scores;
  private final RowIds flagged;
  private final Remedy remedy;

  private Suspicion(double[] scores, RowIds flagged, Remedy remedy) {
    this.scores = scores;
    this.flagged = flagged;
    this.remedy = remedy;
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
    return new Suspicion(scores.clone(), flagged, remedy);
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
