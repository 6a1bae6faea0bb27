// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.surrogate;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Sequential minimal optimisation of the dual of a support vector machine with an intercept, from
 * any feasible start.
 *
 * <p>In signed coefficients β = yα: minimises ½ βᵀKβ − yᵀβ with Σβ = 0 and β between 0 and y · C,
 * the penalty C being each row's own. Two coefficients are moved at a time: the one that violates
 * its optimality most, and the one that promises the largest gain with it (Fan, Chen and Lin, 2005,
 * "Working set selection using second order information", WSS 2), until no pair violates by more
 * than the tolerance. A step takes O(n). Now and then all coefficients between their bounds are
 * moved at once, which ends the search where those are the right ones.
 */
final class Smo {
  /** The largest violation left: small enough that the margin rows are told from the others. */
  private static final double TOLERANCE = 1e-10;

  /** Bounds the time where rows are nearly alike; the solution is then a little less exact. */
  private static final int STEPS_PER_ROW = 200;

  /** How often all free coefficients are moved at once: it costs as much as some tens of pairs. */
  private static final int PAIRS_PER_JOINT_STEP = 20;

  private static final double ROUNDING = 1e-9;
  private static final double LEAST_CURVATURE = 1e-12;

  private Smo() {}

  /**
   * Solves in place.
   *
   * @param kernel its first {@code n} rows and columns are the kernel matrix
   * @param lower the least β of each row
   * @param upper the largest β of each row
   * @param beta feasible; becomes the solution
   * @param errors Kβ − y at the start; kept up to date
   * @return the intercept
   */
  static double solve(
      double[][] kernel, int n, double[] lower, double[] upper, double[] beta, double[] errors) {
    for (long step = 0; step < (long) STEPS_PER_ROW * n; step++) {
      int rising = -1;
      double least = Double.POSITIVE_INFINITY;
      double largest = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < n; i++) {
        if (beta[i] < upper[i] && errors[i] < least) {
          least = errors[i];
          rising = i;
        }
        if (beta[i] > lower[i] && errors[i] > largest) {
          largest = errors[i];
        }
      }
      if (largest - least < TOLERANCE) {
        break;
      }
      if (step % PAIRS_PER_JOINT_STEP == 0) {
        moveAllFree(kernel, n, lower, upper, beta, errors);
      } else {
        move(kernel, n, lower, upper, beta, errors, rising);
      }
    }
    return -Arrays.stream(anchors(n, lower, upper, beta, errors))
        .mapToDouble(i -> errors[i])
        .average()
        .orElseThrow();
  }

  private static void move(
      double[][] kernel,
      int n,
      double[] lower,
      double[] upper,
      double[] beta,
      double[] errors,
      int rising) {
    double[] up = kernel[rising];
    int falling = -1;
    double best = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < n; j++) {
      double violation = errors[j] - errors[rising];
      if (beta[j] > lower[j] && violation > 0) {
        double gain = violation * violation / curvature(up[rising], kernel[j][j], up[j]);
        if (gain > best) {
          best = gain;
          falling = j;
        }
      }
    }
    double[] down = kernel[falling];
    double change =
        (errors[falling] - errors[rising]) / curvature(up[rising], down[falling], up[falling]);
    double room = Math.min(upper[rising] - beta[rising], beta[falling] - lower[falling]);
    if (change >= room) {
      change = room;
      // exactly at the bound, so that it counts as reached
      boolean risingStops = upper[rising] - beta[rising] <= beta[falling] - lower[falling];
      boolean fallingStops = upper[rising] - beta[rising] >= beta[falling] - lower[falling];
      beta[rising] = risingStops ? upper[rising] : beta[rising] + change;
      beta[falling] = fallingStops ? lower[falling] : beta[falling] - change;
    } else {
      beta[rising] += change;
      beta[falling] -= change;
    }
    for (int t = 0; t < n; t++) {
      errors[t] += change * (up[t] - down[t]);
    }
  }

  /**
   * Newton's step on the coefficients between their bounds, as far as they stay there: where the
   * set of those is the right one, it ends at the solution.
   */
  private static void moveAllFree(
      double[][] kernel, int n, double[] lower, double[] upper, double[] beta, double[] errors) {
    int[] free = IntStream.range(0, n).filter(i -> isFree(beta[i], lower[i], upper[i])).toArray();
    if (free.length < 2) {
      return;
    }
    double[] changes =
        MarginEquations.solve(
            kernel, free, Arrays.stream(free).mapToDouble(i -> -errors[i]).toArray(), 0);
    double length = 1;
    for (int i = 0; i < free.length; i++) {
      int row = free[i];
      double room = changes[i] > 0 ? upper[row] - beta[row] : lower[row] - beta[row];
      if (Math.abs(changes[i]) * length > Math.abs(room)) {
        length = room / changes[i];
      }
    }
    for (int i = 0; i < free.length; i++) {
      int row = free[i];
      double before = beta[row];
      beta[row] = Math.clamp(before + length * changes[i], lower[row], upper[row]);
      double change = beta[row] - before;
      double[] products = kernel[row];
      for (int t = 0; t < n; t++) {
        errors[t] += change * products[t];
      }
    }
  }

  private static double curvature(double ii, double jj, double ij) {
    return Math.max(ii + jj - 2 * ij, LEAST_CURVATURE);
  }

  /** Whether a coefficient is between its bounds, by more than rounding: a margin row. */
  static boolean isFree(double beta, double lower, double upper) {
    double rounding = ROUNDING * (upper - lower);
    return beta > lower + rounding && beta < upper - rounding;
  }

  /**
   * Returns the rows that fix the intercept, which is their mean error, negated: the margin rows,
   * whose score is their class; without any, the two rows between which it may lie.
   */
  static int[] anchors(int n, double[] lower, double[] upper, double[] beta, double[] errors) {
    int[] margin = IntStream.range(0, n).filter(i -> isFree(beta[i], lower[i], upper[i])).toArray();
    if (margin.length > 0) {
      return margin;
    }
    int least = -1;
    int largest = -1;
    for (int i = 0; i < n; i++) {
      // without margin rows, a coefficient is at the one bound or the other
      boolean mayRise = beta[i] - lower[i] < upper[i] - beta[i];
      if (mayRise && (least < 0 || errors[i] < errors[least])) {
        least = i;
      }
      if (!mayRise && (largest < 0 || errors[i] > errors[largest])) {
        largest = i;
      }
    }
    return new int[] {least, largest};
  }
}
