// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.statistics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * The problem that support vector machines come to: weights β, one for each row and between its
 * bounds, whose sum is held and that make ½ βᵀKβ − βᵀy least. K holds the similarities of the rows.
 *
 * <p>Solved by sequential minimal optimisation, the pair chosen by second order (Fan, Chen and Lin,
 * 2005, "Working set selection using second order information for training support vector
 * machines", WSS 2), the first of equals. A step takes O(n), plus a line of K where that is not
 * kept; 128 MB of lines are kept at most. Nothing is drawn.
 */
public final class KernelDual {
  private static final double LEAST_CURVATURE = 1e-12;
  private static final int KEPT_VALUES = 1 << 24;
  private static final long MOST_STEPS = 1_000_000;
  private static final long STEPS_PER_ROW = 100;
  private static final int NONE = -1;

  private final double[] lower;
  private final double[] upper;
  private final IntFunction<double[]> lines;
  private final double[] own;
  private final double[] weights;
  private final double[] gradient;
  private final Map<Integer, double[]> kept;
  private double violation = Double.POSITIVE_INFINITY;

  /** Starts with weights of 0, each row having the similarity 1 to itself. */
  public KernelDual(double[] targets, double[] lower, double[] upper, IntFunction<double[]> lines) {
    this(targets, lower, upper, lines, ones(targets.length));
  }

  /**
   * Starts with weights of 0.
   *
   * @param targets y, one for each row
   * @param lower the least weight of each row, 0 or less
   * @param upper the largest weight of each row, 0 or more
   * @param lines gives the similarities of a row to all rows
   * @param own the similarity of each row to itself
   */
  public KernelDual(
      double[] targets, double[] lower, double[] upper, IntFunction<double[]> lines, double[] own) {
    this.own = own.clone();
    this.lower = lower.clone();
    this.upper = upper.clone();
    this.lines = lines;
    this.weights = new double[targets.length];
    this.gradient = Arrays.stream(targets).map(target -> -target).toArray();
    int most = Math.max(2, KEPT_VALUES / targets.length);
    this.kept =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Integer, double[]> eldest) {
            return size() > most;
          }
        };
  }

  /**
   * Starts on the problem of telling two classes apart: the targets are the signs, and a weight
   * lies between 0 and the penalty with the sign of its row.
   *
   * @param signs +1 for the rows of the one class, −1 for those of the other
   * @param penalty of a violated margin, above 0
   * @param lines gives the similarities of a row to all rows
   * @param own the similarity of each row to itself
   */
  public static KernelDual ofClasses(
      int[] signs, double penalty, IntFunction<double[]> lines, double[] own) {
    double[] targets = Arrays.stream(signs).asDoubleStream().toArray();
    return new KernelDual(
        targets,
        Arrays.stream(targets).map(sign -> Math.min(0, sign * penalty)).toArray(),
        Arrays.stream(targets).map(sign -> Math.max(0, sign * penalty)).toArray(),
        lines,
        own);
  }

  /** Starts on the problem of two classes, each row having the similarity 1 to itself. */
  public static KernelDual ofClasses(int[] signs, double penalty, IntFunction<double[]> lines) {
    return ofClasses(signs, penalty, lines, ones(signs.length));
  }

  /** Adds to the weight of a row; what the weights sum to before {@link #solve} is held by it. */
  public void add(int row, double change) {
    weights[row] += change;
    follow(row, change);
  }

  /**
   * Moves weight from row to row until no two rows violate optimality by more than a tolerance, or
   * the steps are used up: a million, or 100 for each row where that is more.
   */
  public void solve(double tolerance) {
    long most = Math.max(MOST_STEPS, STEPS_PER_ROW * weights.length);
    for (long step = 0; step < most; step++) {
      int up = steepest();
      int down = up == NONE ? NONE : partner(up, tolerance);
      if (down == NONE) {
        return;
      }
      double room = upper[up] - weights[up];
      double left = weights[down] - lower[down];
      double change =
          Math.min((gradient[down] - gradient[up]) / curvature(up, down, line(up)[down]), room);
      change = Math.min(change, left);
      // exactly at the bound, so that it counts as reached
      weights[up] = change == room ? upper[up] : weights[up] + change;
      weights[down] = change == left ? lower[down] : weights[down] - change;
      follow(up, change);
      follow(down, -change);
    }
  }

  /** Returns by how much two rows violate optimality at most: what {@link #solve} has left. */
  public double violation() {
    return violation;
  }

  /** Returns the weights. */
  public double[] weights() {
    return weights.clone();
  }

  /**
   * Returns what must be added to Kβ so that it equals y where a weight lies between its bounds, as
   * a mean over those; where none does, the middle of what optimality allows.
   */
  public double intercept() {
    double sum = 0;
    int free = 0;
    double least = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < weights.length; row++) {
      boolean mayRise = weights[row] < upper[row];
      boolean mayFall = weights[row] > lower[row];
      if (mayRise && mayFall) {
        sum += gradient[row];
        free++;
      } else if (mayRise) {
        least = Math.min(least, gradient[row]);
      } else if (mayFall) {
        largest = Math.max(largest, gradient[row]);
      }
    }
    return free > 0 ? -sum / free : -(least + largest) / 2;
  }

  /** Returns the row that gains most from more weight. */
  private int steepest() {
    int best = NONE;
    for (int row = 0; row < weights.length; row++) {
      if (weights[row] < upper[row] && (best == NONE || gradient[row] < gradient[best])) {
        best = row;
      }
    }
    return best;
  }

  /** Returns the row to take the weight from, or {@link #NONE} where the gap is closed. */
  private int partner(int up, double tolerance) {
    double[] line = line(up);
    double widest = 0;
    double most = 0;
    int best = NONE;
    for (int row = 0; row < weights.length; row++) {
      double gap = gradient[row] - gradient[up];
      if (weights[row] > lower[row] && gap > 0) {
        widest = Math.max(widest, gap);
        double gain = gap * gap / curvature(up, row, line[row]);
        if (gain > most) {
          most = gain;
          best = row;
        }
      }
    }
    violation = widest;
    return widest < tolerance ? NONE : best;
  }

  private double curvature(int up, int down, double similarity) {
    return Math.max(LEAST_CURVATURE, own[up] + own[down] - 2 * similarity);
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }

  private void follow(int row, double change) {
    double[] line = line(row);
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] += change * line[i];
    }
  }

  private double[] line(int row) {
    double[] known = kept.get(row);
    if (known == null) {
      known = lines.apply(row);
      kept.put(row, known);
    }
    return known;
  }
}
