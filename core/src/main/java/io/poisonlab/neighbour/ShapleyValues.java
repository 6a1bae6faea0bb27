// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.neighbour;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What each training row is worth to a vote of the k nearest: its Shapley value, exactly.
 *
 * <p>A set of rows is worth, to a row that is to be judged, the share of its label among the votes
 * of the k nearest of the set, with k in the denominator even where the set is smaller. The Shapley
 * value of a row is its mean contribution over all orders in which rows may be added. With rows
 * ordered by distance it follows from the farthest to the nearest in one pass.
 *
 * <p>Takes O(rows · width + rows) time for each judged row, a radix sort included, on all
 * processors; 8 bytes per row for each of {@value #PARTS} parts, and 24 per row for each thread.
 *
 * <p><b>Reference.</b> Jia et al. (2019), "Efficient task-specific data valuation for nearest
 * neighbor algorithms", arXiv 1908.08619, theorem 1. The farthest row's value is there given for k
 * up to the number of rows; the factor min(k, n) makes it hold for any.
 */
public final class ShapleyValues {
  private static final int PARTS = 16;
  private static final int BLOCK = 2048;

  private final double[][] columns;
  private final int[] labels;
  private final double[] weights;

  private ShapleyValues(double[][] rows, int[] labels, int k) {
    this.labels = labels.clone();
    this.columns = new double[rows[0].length][rows.length];
    for (int row = 0; row < rows.length; row++) {
      for (int j = 0; j < columns.length; j++) {
        columns[j][row] = rows[row][j];
      }
    }
    this.weights = new double[rows.length + 1];
    for (int place = 1; place <= rows.length; place++) {
      weights[place] = Math.min(k, place) / ((double) place * k);
    }
  }

  /**
   * Prepares training rows.
   *
   * @param rows one or more, equally long
   * @param labels the class of each
   * @param k the number of neighbours, 1 or more
   * @throws IllegalArgumentException if there is no row, sizes differ, or k is below 1
   */
  public static ShapleyValues of(double[][] rows, int[] labels, int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be 1 or more, found " + k);
    }
    if (rows.length == 0 || rows.length != labels.length) {
      throw new IllegalArgumentException(
          "values need training rows, with a label each, found %d rows and %d labels"
              .formatted(rows.length, labels.length));
    }
    return new ShapleyValues(rows, labels, k);
  }

  /**
   * Returns the value of each training row, the mean over the rows judged: above 0 where it helps
   * to judge them, below 0 where it harms.
   *
   * @param judged one or more rows of the same width
   * @param truth the class of each
   */
  public double[] over(double[][] judged, int[] truth) {
    int parts = Math.min(PARTS, judged.length);
    double[][] sums = new double[parts][];
    IntStream.range(0, parts)
        .parallel()
        .forEach(part -> {
          sums[part] = new double[labels.length];
          Pass pass = new Pass(sums[part]);
          int to = (int) ((long) judged.length * (part + 1) / parts);
          for (int i = (int) ((long) judged.length * part / parts); i < to; i++) {
            pass.judge(judged[i], truth[i]);
          }
        });
    double[] values = new double[labels.length];
    for (double[] sum : sums) {
      for (int row = 0; row < values.length; row++) {
        values[row] += sum[row];
      }
    }
    return Arrays.stream(values).map(value -> value / judged.length).toArray();
  }

  /** One thread's work. */
  private final class Pass {
    private final double[] sums;
    private final double[] squares = new double[labels.length];
    private final DistanceOrder order = new DistanceOrder(labels.length);

    Pass(double[] sums) {
      this.sums = sums;
    }

    void judge(double[] query, int truth) {
      for (int from = 0; from < squares.length; from += BLOCK) {
        int to = Math.min(from + BLOCK, squares.length);
        Arrays.fill(squares, from, to, 0);
        for (int j = 0; j < columns.length; j++) {
          add(columns[j], query[j], from, to);
        }
      }
      long[] entries = order.of(squares, labels, truth);
      double value = 0;
      int behind = 0;
      for (int place = entries.length; place > 0; place--) {
        int agrees = DistanceOrder.agrees(entries[place - 1]);
        value += (agrees - behind) * weights[place];
        sums[DistanceOrder.row(entries[place - 1])] += value;
        behind = agrees;
      }
    }

    private void add(double[] column, double center, int from, int to) {
      for (int row = from; row < to; row++) {
        double difference = column[row] - center;
        squares[row] += difference * difference;
      }
    }
  }
}
