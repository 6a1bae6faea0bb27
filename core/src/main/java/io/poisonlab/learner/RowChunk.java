// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A few rows that follow each other, row by row and feature by feature. */
final class RowChunk {
  /** Few enough for the scores of all classes to stay in the nearest cache. */
  private static final int SIZE = 64;

  private final int start;
  private final double[][] rows;
  private final double[][] columns;

  private RowChunk(double[][] rows, int start) {
    this.start = start;
    this.rows = Arrays.copyOfRange(rows, start, Math.min(start + SIZE, rows.length));
    this.columns = new double[rows[0].length][size()];
    for (int j = 0; j < columns.length; j++) {
      for (int i = 0; i < size(); i++) {
        columns[j][i] = this.rows[i][j];
      }
    }
  }

  /** Splits rows, one or more, equally long. */
  static List<RowChunk> of(double[][] rows) {
    List<RowChunk> chunks = new ArrayList<>();
    for (int start = 0; start < rows.length; start += SIZE) {
      chunks.add(new RowChunk(rows, start));
    }
    return List.copyOf(chunks);
  }

  /** Returns the place of the chunk's first row among all. */
  int start() {
    return start;
  }

  int size() {
    return rows.length;
  }

  /** Returns the rows' scores under the linear form whose weights start at {@code from}. */
  double[] scores(double[] parameters, int from) {
    double[] scores = new double[size()];
    WeightedSum.add(columns, parameters, from, scores);
    return scores;
  }

  /** Adds the rows, each times its weight, to a sum; the weights of all rows are given. */
  void add(double[] weights, double[] sum) {
    WeightedSum.add(rows, weights, start, sum);
  }
}
