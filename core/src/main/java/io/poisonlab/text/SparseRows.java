// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.text;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * Rows of which most values are zero: of each row the columns that are not, ascending, and their
 * values. Immutable; arrays are handed out as they are, to be read.
 */
public final class SparseRows {
  private final int width;
  private final int[] starts;
  private final int[] columns;
  private final double[] values;

  /**
   * Holds arrays that nobody else changes.
   *
   * @param starts where each row begins, and at the end where the last ends
   */
  SparseRows(int width, int[] starts, int[] columns, double[] values) {
    this.width = width;
    this.starts = starts;
    this.columns = columns;
    this.values = values;
  }

  /** Returns the number of rows. */
  public int size() {
    return starts.length - 1;
  }

  /** Returns the number of columns. */
  public int width() {
    return width;
  }

  /** Returns the number of values that are not zero. */
  public int entries() {
    return columns.length;
  }

  /** Returns at which entry a row begins; that of the last row ends at {@link #entries}. */
  public int start(int row) {
    return starts[row];
  }

  /** Returns the column of an entry. */
  public int column(int entry) {
    return columns[entry];
  }

  /** Returns the value of an entry. */
  public double value(int entry) {
    return values[entry];
  }

  /** Returns Σ value · weight over the columns of a row, in their order. */
  public double dot(int row, double[] weights) {
    return dot(row, weights, 0);
  }

  /** Returns the same with the weights that stand from this offset on. */
  public double dot(int row, double[] weights, int offset) {
    double sum = 0;
    for (int entry = starts[row]; entry < starts[row + 1]; entry++) {
      sum += values[entry] * weights[offset + columns[entry]];
    }
    return sum;
  }

  /** Adds the values of a row, times a factor, to sums that stand from this offset on. */
  public void add(int row, double factor, double[] sums, int offset) {
    for (int entry = starts[row]; entry < starts[row + 1]; entry++) {
      sums[offset + columns[entry]] += factor * values[entry];
    }
  }

  /** Adds the squared values of a row, times a factor, to sums from this offset on. */
  public void addSquares(int row, double factor, double[] sums, int offset) {
    for (int entry = starts[row]; entry < starts[row + 1]; entry++) {
      sums[offset + columns[entry]] += factor * values[entry] * values[entry];
    }
  }

  /** Writes the values of a row into an array of zeros, from this offset on. */
  public void fill(int row, double[] dense, int offset) {
    for (int entry = starts[row]; entry < starts[row + 1]; entry++) {
      dense[offset + columns[entry]] = values[entry];
    }
  }

  /** Returns in how many rows each column stands. */
  public int[] frequencies() {
    int[] frequencies = new int[width];
    for (int column : columns) {
      frequencies[column]++;
    }
    return frequencies;
  }

  /**
   * Returns these rows with other numbers for the columns; within a row entries stay where they
   * are, so that their columns ascend no more.
   *
   * @param numbers for each column its new number, each once
   */
  public SparseRows renumbered(int[] numbers) {
    return new SparseRows(
        width, starts, Arrays.stream(columns).map(column -> numbers[column]).toArray(), values);
  }

  /** Returns these rows with each value times a weight of its column, and each row of length 1. */
  SparseRows weighted(IntToDoubleFunction weight) {
    double[] weighted = new double[values.length];
    for (int row = 0; row < size(); row++) {
      double squares = 0;
      for (int entry = starts[row]; entry < starts[row + 1]; entry++) {
        weighted[entry] = values[entry] * weight.applyAsDouble(columns[entry]);
        squares += weighted[entry] * weighted[entry];
      }
      double length = Math.sqrt(squares);
      for (int entry = starts[row]; entry < starts[row + 1]; entry++) {
        weighted[entry] /= length; // of a row without entries nothing is divided
      }
    }
    return new SparseRows(width, starts, columns, weighted);
  }
}
