// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.surrogate;

import java.util.Arrays;
import org.hipparchus.linear.DecompositionSolver;

/**
 * A logistic regression with an L2 penalty, judged by its mean log loss on validation rows.
 *
 * <p>A trial starts from the solution before it and takes steps with that solution's Hessian while
 * they shrink the gradient well, else Newton's own: O(n · features + features²) a step of the first
 * kind, O(n · features² + features³) one of the second and each gradient. Holds 8 · (n · features +
 * features²) bytes.
 */
public final class LogisticSurrogate implements Surrogate {
  /** The largest part of the objective's gradient left, per unit of weight. */
  private static final double TOLERANCE = 1e-10;

  private static final int NEWTON_STEPS = 100;
  private static final int HALVINGS = 30;

  /** An old Hessian serves as long as the gradient shrinks at least by this factor a step. */
  private static final double SHRINKAGE = 0.3;

  private final LogisticProblem problem;
  private final Samples validation;
  private int size;
  private double weight;
  private Solution kept;

  /**
   * Trains on the rows.
   *
   * @param c the inverse strength of the penalty, above 0
   * @param copies how often each training row counts, above 0
   * @param points how many points will be kept at most
   */
  public LogisticSurrogate(
      double c, Samples training, double copies, Samples validation, int points) {
    this.problem = new LogisticProblem(training, copies, c, points);
    this.validation = validation;
    this.size = training.size();
    this.weight = copies * size;
    double[] zero = new double[training.width() + 1];
    this.kept = solve(new Solution(zero, problem.hessian(zero, size)), size, weight);
  }

  @Override
  public double loss() {
    return loss(kept.parameters);
  }

  @Override
  public double accuracy() {
    return accuracy(kept.parameters);
  }

  private double accuracy(double[] parameters) {
    return validation.accuracy(
        Arrays.stream(validation.rows)
            .mapToDouble(row -> LogisticProblem.score(parameters, row))
            .toArray());
  }

  @Override
  public Trial with(double[] at, int sign, double copies) {
    return new Fit(at.clone(), sign, copies, kept);
  }

  /** Parameters, and what solves equations with the Hessian there or not far from there. */
  private static final class Solution {
    private final double[] parameters;
    private final DecompositionSolver hessian;

    Solution(double[] parameters, DecompositionSolver hessian) {
      this.parameters = parameters;
      this.hessian = hessian;
    }
  }

  private Solution solve(Solution start, int n, double totalWeight) {
    double[] at = start.parameters.clone();
    DecompositionSolver hessian = start.hessian;
    double[] gradient = problem.gradient(at, n);
    for (int step = 0; step < NEWTON_STEPS; step++) {
      double before = largest(gradient);
      if (before <= TOLERANCE * totalWeight) {
        break;
      }
      double[] next = minus(at, LogisticProblem.solve(hessian, gradient), 1);
      double[] nextGradient = problem.gradient(next, n);
      if (largest(nextGradient) > SHRINKAGE * before) {
        hessian = problem.hessian(at, n);
        next = downhill(at, LogisticProblem.solve(hessian, gradient), n);
        nextGradient = problem.gradient(next, n);
      }
      at = next;
      gradient = nextGradient;
    }
    return new Solution(at, hessian);
  }

  /** Newton's step, halved until the objective does not rise. */
  private double[] downhill(double[] at, double[] step, int n) {
    double objective = problem.objective(at, n);
    double length = 1;
    double[] next = minus(at, step, length);
    for (int i = 0; i < HALVINGS && problem.objective(next, n) > objective; i++) {
      length /= 2;
      next = minus(at, step, length);
    }
    return next;
  }

  private double loss(double[] parameters) {
    double sum = 0;
    for (int k = 0; k < validation.size(); k++) {
      double score = LogisticProblem.score(parameters, validation.rows[k]);
      sum += LogisticProblem.logLoss(validation.signs[k] * score);
    }
    return sum / validation.size();
  }

  private static double[] minus(double[] a, double[] b, double factor) {
    double[] difference = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - factor * b[i];
    }
    return difference;
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElse(0);
  }

  /** A solution with one point more; its row is the one after the last. */
  private final class Fit implements Trial {
    private final double[] at;
    private final int sign;
    private final double copies;
    private final double loss;
    private Solution solution;

    Fit(double[] at, int sign, double copies, Solution start) {
      this.at = at;
      this.sign = sign;
      this.copies = copies;
      problem.set(size, at, sign, copies);
      this.solution = solve(start, size + 1, weight + copies);
      this.loss = LogisticSurrogate.this.loss(solution.parameters);
    }

    @Override
    public double accuracy() {
      return LogisticSurrogate.this.accuracy(solution.parameters);
    }

    @Override
    public double[] at() {
      return at.clone();
    }

    @Override
    public double loss() {
      return loss;
    }

    @Override
    public Trial moved(double[] to) {
      return new Fit(to.clone(), sign, copies, solution);
    }

    /**
     * −(∂²J / ∂x ∂θ) H⁻¹ ∇L: the derivative of the loss L by the point x through the optimality of
     * the parameters θ, the gradient of whose objective J is 0 wherever the point moves.
     */
    @Override
    public double[] gradient() {
      problem.set(size, at, sign, copies);
      double[] parameters = solution.parameters;
      solution = new Solution(parameters, problem.hessian(parameters, size + 1));
      double[] answer = LogisticProblem.solve(solution.hessian, lossGradient(parameters));
      double share = LogisticProblem.errorShare(sign * LogisticProblem.score(parameters, at));
      double along = LogisticProblem.score(answer, at);
      double[] gradient = new double[at.length];
      for (int j = 0; j < at.length; j++) {
        gradient[j] = copies * share * (sign * answer[j] - (1 - share) * along * parameters[j]);
      }
      return gradient;
    }

    private double[] lossGradient(double[] parameters) {
      double[] gradient = new double[parameters.length];
      for (int k = 0; k < validation.size(); k++) {
        double[] row = validation.rows[k];
        int truth = validation.signs[k];
        double share = LogisticProblem.errorShare(truth * LogisticProblem.score(parameters, row));
        double slope = -truth * share / validation.size();
        for (int j = 0; j < row.length; j++) {
          gradient[j] += slope * row[j];
        }
        gradient[row.length] += slope;
      }
      return gradient;
    }

    @Override
    public void keep() {
      problem.set(size, at, sign, copies);
      size++;
      weight += copies;
      kept = solution;
    }
  }
}
