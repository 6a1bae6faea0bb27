// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.statistics;

import java.util.Arrays;

/**
 * The directions in which rows vary most, found without native code.
 *
 * <p>Takes O(rows · s² + s³) with s the smaller of width and number of rows, and 8 · s² bytes. The
 * sign of a direction is chosen so that its entry of the greatest size is positive.
 */
public final class PrincipalComponents {
  /** A direction with less than this share of the first one's variance is rounding. */
  private static final double NULL_SHARE = 1e-10;

  private final double[] centre;
  private final double[][] directions;
  private final double[] variances;

  private PrincipalComponents(double[] centre, double[][] directions, double[] variances) {
    this.centre = centre;
    this.directions = directions;
    this.variances = variances;
  }

  /**
   * Fits the directions, the one of the greatest variance first; those without variance are left
   * out.
   *
   * @param rows one or more, equally wide (a width of 0 has no directions), finite
   * @param most the greatest number of directions, 1 or more
   */
  public static PrincipalComponents fit(double[][] rows, int most) {
    int width = rows[0].length;
    double[] centre = centre(rows);
    if (width == 0) {
      return new PrincipalComponents(centre, new double[0][], new double[0]);
    }
    double[][] centred = new double[rows.length][width];
    for (int row = 0; row < rows.length; row++) {
      for (int i = 0; i < width; i++) {
        centred[row][i] = rows[row][i] - centre[i];
      }
    }
    boolean tall = width <= rows.length;
    double[][] products = tall ? products(transposed(centred)) : products(centred);
    for (double[] line : products) {
      for (int i = 0; i < line.length; i++) {
        line[i] /= rows.length;
      }
    }
    SymmetricEigen eigen = SymmetricEigen.of(products);
    double[] values = eigen.values();
    int count = 0;
    while (count < Math.min(most, values.length)
        && values[count] > NULL_SHARE * Math.max(values[0], 0)) {
      count++;
    }
    double[][] directions = new double[count][];
    for (int i = 0; i < count; i++) {
      double[] vector = eigen.vector(i);
      directions[i] = unit(tall ? vector : combined(centred, vector));
    }
    return new PrincipalComponents(centre, directions, Arrays.copyOf(values, count));
  }

  private static double[] centre(double[][] rows) {
    double[] centre = new double[rows[0].length];
    for (double[] row : rows) {
      for (int i = 0; i < centre.length; i++) {
        centre[i] += row[i] / rows.length;
      }
    }
    return centre;
  }

  private static double[][] transposed(double[][] rows) {
    double[][] columns = new double[rows[0].length][rows.length];
    for (int row = 0; row < rows.length; row++) {
      for (int i = 0; i < columns.length; i++) {
        columns[i][row] = rows[row][i];
      }
    }
    return columns;
  }

  private static double[][] products(double[][] vectors) {
    double[][] products = new double[vectors.length][vectors.length];
    for (int i = 0; i < vectors.length; i++) {
      for (int j = 0; j <= i; j++) {
        products[i][j] = dot(vectors[i], vectors[j]);
        products[j][i] = products[i][j];
      }
    }
    return products;
  }

  private static double[] combined(double[][] rows, double[] weights) {
    double[] sum = new double[rows[0].length];
    for (int row = 0; row < rows.length; row++) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += weights[row] * rows[row][i];
      }
    }
    return sum;
  }

  private static double[] unit(double[] vector) {
    double largest = 0;
    for (double value : vector) {
      if (Math.abs(value) > Math.abs(largest)) {
        largest = value;
      }
    }
    double length = Math.copySign(Math.sqrt(dot(vector, vector)), largest);
    return Arrays.stream(vector).map(value -> value / length).toArray();
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Returns the number of directions; 0 where all rows are equal. */
  public int count() {
    return directions.length;
  }

  /** Returns the variance along a direction (of the population). */
  public double variance(int direction) {
    return variances[direction];
  }

  /** Returns for each row its place along each direction, measured from the mean. */
  public double[][] project(double[][] rows) {
    double[][] places = new double[rows.length][directions.length];
    for (int row = 0; row < rows.length; row++) {
      for (int i = 0; i < directions.length; i++) {
        double sum = 0;
        for (int j = 0; j < centre.length; j++) {
          sum += (rows[row][j] - centre[j]) * directions[i][j];
        }
        places[row][i] = sum;
      }
    }
    return places;
  }
}
