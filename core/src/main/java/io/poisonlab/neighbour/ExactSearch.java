// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.neighbour;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import smile.neighbor.KNNSearch;
import smile.neighbor.Neighbor;

/**
 * Finds the nearest rows by Euclidean distance, by looking at all of them.
 *
 * <p>Neighbours are ordered by squared distance, summed in the order of the features, and then by
 * row number. So the result is one and the same on every machine, and an exported graph can repeat
 * it bit by bit. A row that equals the query counts as any other (Smile's own searches skip the
 * query object itself).
 *
 * <p>A query takes O(rows × width) time; the sum of a row stops as soon as it is too large.
 * Immutable and safe for use by several threads.
 */
public final class ExactSearch implements KNNSearch<double[], double[]>, Serializable {
  @Serial private static final long serialVersionUID = 1L;

  private static final int NONE = -1;

  private final double[][] rows;

  private ExactSearch(double[][] rows) {
    this.rows = rows;
  }

  /**
   * Returns a search among copies of these rows.
   *
   * @param rows one or more, equally long
   */
  public static ExactSearch of(double[][] rows) {
    return new ExactSearch(Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new));
  }

  /** Returns the number of rows. */
  public int size() {
    return rows.length;
  }

  /** Returns the number of values in a row. */
  public int width() {
    return rows[0].length;
  }

  /** Returns one value of a row. */
  public double value(int row, int feature) {
    return rows[row][feature];
  }

  /**
   * Returns the numbers of the {@code k} rows nearest to a query, nearest first.
   *
   * @param k in [1, {@link #size}]
   */
  public int[] nearest(double[] query, int k) {
    return scan(query, k, NONE).rows();
  }

  /**
   * Returns the numbers of the {@code k} rows nearest to one of these rows, that row itself left
   * out, nearest first.
   *
   * @param k in [1, {@link #size} − 1]
   */
  public int[] nearestOthers(int row, int k) {
    return scan(rows[row], k, row).rows();
  }

  @Override
  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  public Neighbor<double[], double[]>[] search(double[] query, int k) {
    Nearest nearest = scan(query, k, NONE);
    Neighbor<double[], double[]>[] neighbours = new Neighbor[k];
    for (int i = 0; i < k; i++) {
      int row = nearest.rows()[i];
      neighbours[i] = Neighbor.of(rows[row], row, Math.sqrt(nearest.squares()[i]));
    }
    return neighbours;
  }

  private Nearest scan(double[] query, int k, int leftOut) {
    int available = leftOut == NONE ? rows.length : rows.length - 1;
    if (k < 1 || k > available) {
      throw new IllegalArgumentException(
          "number of neighbours must be in [1, %d], the rows to choose from, found %d"
              .formatted(available, k));
    }
    Nearest nearest = new Nearest(new int[k], new double[k]);
    Arrays.fill(nearest.squares(), Double.POSITIVE_INFINITY);
    int found = 0;
    for (int row = 0; row < rows.length; row++) {
      if (row != leftOut) {
        double limit = found < k ? Double.POSITIVE_INFINITY : nearest.squares()[k - 1];
        double square = square(query, rows[row], limit);
        if (found < k || square < limit) {
          nearest.insert(row, square, Math.min(found, k - 1));
          found++;
        }
      }
    }
    return nearest;
  }

  /** The squared distance, or a part of its sum that has reached the limit. */
  private static double square(double[] a, double[] b, double limit) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = a[i] - b[i];
      sum += difference * difference;
      if (sum >= limit) {
        return sum;
      }
    }
    return sum;
  }

  /** The nearest rows so far. */
  @SuppressWarnings("ArrayRecordComponent") // private, and nobody else holds the arrays
  private record Nearest(int[] rows, double[] squares) {
    /** Inserts a row before the first that is farther; the one at {@code last} falls out. */
    void insert(int row, double square, int last) {
      int at = last;
      while (at > 0 && squares[at - 1] > square) {
        squares[at] = squares[at - 1];
        rows[at] = rows[at - 1];
        at--;
      }
      squares[at] = square;
      rows[at] = row;
    }
  }
}
