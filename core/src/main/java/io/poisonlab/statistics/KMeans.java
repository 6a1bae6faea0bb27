// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.statistics;

import io.poisonlab.neighbour.Distances;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Groups rows around means (Lloyd's iteration), the same for the same seed on any machine; Smile's
 * own draws from hidden state and recurses without end on equal rows.
 *
 * <p>Takes O(iterations · n · k · width) and 4 · n bytes. Of equally near means the first counts; a
 * mean that loses all rows takes the row farthest from its own.
 */
public final class KMeans {
  private static final int MOST_STEPS = 300;
  private static final int RESTARTS = 10;

  private final double[][] means;
  private final int[] groups;
  private final double loss;

  private KMeans(double[][] means, int[] groups, double loss) {
    this.means = means;
    this.groups = groups;
    this.loss = loss;
  }

  /**
   * Groups rows: the best of ten starts that are drawn as in k-means++ (Arthur and Vassilvitskii
   * 2007).
   *
   * @param rows one or more
   * @param k the number of groups, in [1, rows]
   */
  public static KMeans fit(double[][] rows, int k, Seed seed) {
    KMeans best = lloyd(rows, spread(rows, k, seed.fork(0).generator()));
    for (int start = 1; start < RESTARTS; start++) {
      KMeans other = lloyd(rows, spread(rows, k, seed.fork(start).generator()));
      best = other.loss < best.loss ? other : best;
    }
    return best;
  }

  /**
   * Groups rows in two without drawing: starts from the two sides of the mean along the direction
   * in which the rows vary most (Su and Dy 2007, "In search of deterministic methods for
   * initializing k-means").
   *
   * @param places for each row its places along principal components, the first one first
   */
  public static KMeans two(double[][] places) {
    double[][] means = new double[2][places[0].length];
    int[] counts = new int[2];
    for (double[] row : places) {
      int side = row[0] > 0 ? 1 : 0;
      counts[side]++;
      for (int i = 0; i < row.length; i++) {
        means[side][i] += row[i];
      }
    }
    for (int side = 0; side < 2; side++) {
      for (int i = 0; i < means[side].length; i++) {
        means[side][i] /= Math.max(1, counts[side]);
      }
    }
    return lloyd(places, means);
  }

  private static double[][] spread(double[][] rows, int k, RandomGenerator random) {
    double[][] means = new double[k][];
    means[0] = rows[random.nextInt(rows.length)].clone();
    double[] nearest = new double[rows.length];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    for (int next = 1; next < k; next++) {
      double sum = 0;
      for (int row = 0; row < rows.length; row++) {
        nearest[row] = Math.min(nearest[row], Distances.square(rows[row], means[next - 1]));
        sum += nearest[row];
      }
      double draw = random.nextDouble() * sum;
      int chosen = 0;
      while (chosen < rows.length - 1 && draw >= nearest[chosen]) {
        draw -= nearest[chosen++];
      }
      means[next] = rows[chosen].clone();
    }
    return means;
  }

  private static KMeans lloyd(double[][] rows, double[][] means) {
    int[] groups = new int[rows.length];
    Arrays.fill(groups, -1);
    double loss = Double.POSITIVE_INFINITY;
    for (int step = 0; step < MOST_STEPS; step++) {
      int[] next = new int[rows.length];
      double[] squares = new double[rows.length];
      for (int row = 0; row < rows.length; row++) {
        next[row] = nearest(rows[row], means);
        squares[row] = Distances.square(rows[row], means[next[row]]);
      }
      loss = Arrays.stream(squares).sum();
      if (Arrays.equals(next, groups)) {
        break;
      }
      groups = next;
      update(rows, groups, squares, means);
    }
    return new KMeans(means, groups, loss);
  }

  private static void update(double[][] rows, int[] groups, double[] squares, double[][] means) {
    int[] counts = new int[means.length];
    double[][] sums = new double[means.length][rows[0].length];
    for (int row = 0; row < rows.length; row++) {
      counts[groups[row]]++;
      for (int i = 0; i < rows[row].length; i++) {
        sums[groups[row]][i] += rows[row][i];
      }
    }
    for (int group = 0; group < means.length; group++) {
      if (counts[group] > 0) {
        for (int i = 0; i < sums[group].length; i++) {
          means[group][i] = sums[group][i] / counts[group];
        }
      } else {
        int farthest = 0;
        for (int row = 1; row < rows.length; row++) {
          farthest = squares[row] > squares[farthest] ? row : farthest;
        }
        squares[farthest] = 0;
        means[group] = rows[farthest].clone();
      }
    }
  }

  private static int nearest(double[] row, double[][] means) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int group = 0; group < means.length; group++) {
      double square = Distances.square(row, means[group]);
      if (square < least) {
        least = square;
        nearest = group;
      }
    }
    return nearest;
  }

  /** Returns the group of a row. */
  public int group(int row) {
    return groups[row];
  }

  /** Returns how many rows each group has; groups may be empty where rows are equal. */
  public int[] sizes() {
    int[] sizes = new int[means.length];
    for (int group : groups) {
      sizes[group]++;
    }
    return sizes;
  }

  /** Returns the distance of any row from the mean of a group. */
  public double distance(double[] row, int group) {
    return Math.sqrt(Distances.square(row, means[group]));
  }
}
