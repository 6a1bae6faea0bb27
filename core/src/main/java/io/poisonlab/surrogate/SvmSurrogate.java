// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.surrogate;

import java.util.Arrays;

/**
 * A support vector machine, judged by its mean hinge loss on validation rows.
 *
 * <p>It minimises ½|w|² + Σ penalty · copies · (1 − y f(x))₊, trained by {@link Smo}; each further
 * point starts from the solution before it. Equation numbers are those of Biggio, Nelson and Laskov
 * (2012), "Poisoning attacks against support vector machines", ICML, arXiv 1206.6389. Their α and Q
 * are here β = yα and K, with the signs taken in.
 *
 * <p>For n rows and points and m validation rows it holds 8 · n · (n + m) bytes. A trial takes O(n
 * · (features + m + steps of the solver)), its gradient O((n + m) · (features + margin rows) +
 * margin rows³).
 */
public final class SvmSurrogate implements Surrogate {
  private final Kernel kernel;
  private final double penalty;
  private final Samples validation;

  /** The rows and, after them, the points; the first that is free is of the trial under way. */
  private final double[][] rows;

  private final double[][] products;
  private final double[][] validationProducts;
  private final double[] lower;
  private final double[] upper;
  private int size;
  private double[] beta;
  private double[] errors;
  private double[] scores;

  /**
   * Trains on the rows.
   *
   * @param penalty what a margin violation of a row costs (C), above 0
   * @param copies how often each training row counts, above 0
   * @param points how many points will be kept at most
   */
  public SvmSurrogate(
      Kernel kernel,
      double penalty,
      Samples training,
      double copies,
      Samples validation,
      int points) {
    this.kernel = kernel;
    this.penalty = penalty;
    this.validation = validation;
    int capacity = training.size() + points + 1;
    rows = Arrays.copyOf(training.rows, capacity);
    products = new double[capacity][capacity];
    validationProducts = new double[capacity][];
    lower = new double[capacity];
    upper = new double[capacity];
    beta = new double[training.size()];
    errors = new double[training.size()];
    size = training.size();
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        products[i][j] = kernel.value(rows[i], rows[j]);
        products[j][i] = products[i][j];
      }
      validationProducts[i] = validationProducts(rows[i]);
      bound(i, training.signs[i], copies);
      errors[i] = -training.signs[i];
    }
    double intercept = Smo.solve(products, size, lower, upper, beta, errors);
    scores = scores(beta, intercept);
  }

  @Override
  public double loss() {
    return hingeLoss(scores);
  }

  @Override
  public double accuracy() {
    return validation.accuracy(scores);
  }

  @Override
  public Trial with(double[] at, int sign, double copies) {
    Fit fit = new Fit(at, sign, copies, Arrays.copyOf(beta, size + 1));
    System.arraycopy(errors, 0, fit.errors, 0, size);
    fit.errors[size] = fit.ownError();
    fit.solve();
    return fit;
  }

  /** The dual variables lie between 0 and y · C. */
  private void bound(int row, int sign, double copies) {
    lower[row] = Math.min(0, sign * penalty * copies);
    upper[row] = Math.max(0, sign * penalty * copies);
  }

  private double[] validationProducts(double[] row) {
    double[] values = new double[validation.size()];
    for (int k = 0; k < values.length; k++) {
      values[k] = kernel.value(row, validation.rows[k]);
    }
    return values;
  }

  private double[] scores(double[] coefficients, double intercept) {
    double[] scores = new double[validation.size()];
    Arrays.fill(scores, intercept);
    for (int i = 0; i < coefficients.length; i++) {
      if (coefficients[i] != 0) {
        double[] values = validationProducts[i];
        for (int k = 0; k < scores.length; k++) {
          scores[k] += coefficients[i] * values[k];
        }
      }
    }
    return scores;
  }

  /** Equation (1), as a mean. */
  private double hingeLoss(double[] scores) {
    double sum = 0;
    for (int k = 0; k < scores.length; k++) {
      sum += Math.max(0, 1 - validation.signs[k] * scores[k]);
    }
    return sum / scores.length;
  }

  /** A solution with one point more; its row is the one after the last. */
  private final class Fit implements Trial {
    private final double[] at;
    private final int sign;
    private final double copies;
    private final double[] column;
    private final double[] toValidation;
    private final double[] beta;
    private final double[] errors;
    private double intercept;
    private double[] scores = {};
    private double loss;

    Fit(double[] at, int sign, double copies, double[] beta) {
      this.at = at.clone();
      this.sign = sign;
      this.copies = copies;
      this.beta = beta;
      this.errors = new double[size + 1];
      this.column = new double[size + 1];
      for (int i = 0; i < size; i++) {
        column[i] = kernel.value(rows[i], this.at);
      }
      column[size] = kernel.value(this.at, this.at);
      this.toValidation = validationProducts(this.at);
    }

    private double ownError() {
      double score = 0;
      for (int j = 0; j <= size; j++) {
        score += beta[j] * column[j];
      }
      return score - sign;
    }

    /** Puts the point's products where the solver finds them. */
    private void install() {
      System.arraycopy(column, 0, products[size], 0, size + 1);
      for (int i = 0; i < size; i++) {
        products[i][size] = column[i];
      }
      rows[size] = at;
      validationProducts[size] = toValidation;
      bound(size, sign, copies);
    }

    private void solve() {
      install();
      intercept = Smo.solve(products, size + 1, lower, upper, beta, errors);
      scores = scores(beta, intercept);
      loss = hingeLoss(scores);
    }

    @Override
    public double accuracy() {
      return validation.accuracy(scores);
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
      Fit moved = new Fit(to, sign, copies, beta.clone());
      for (int i = 0; i < size; i++) {
        moved.errors[i] = errors[i] + beta[size] * (moved.column[i] - column[i]);
      }
      moved.errors[size] = moved.ownError();
      moved.solve();
      return moved;
    }

    /**
     * Equation (10), with the system of equation (7) solved once for the loss in place of once per
     * feature.
     */
    @Override
    public double[] gradient() {
      install();
      int c = size;
      double[] gradient = new double[at.length];
      double[] slopes = new double[scores.length];
      double slopeOfIntercept = 0;
      for (int k = 0; k < slopes.length; k++) {
        // equation (3): only rows inside the margin have a part in the loss
        if (validation.signs[k] * scores[k] < 1) {
          slopes[k] = -(double) validation.signs[k] / scores.length;
          slopeOfIntercept += slopes[k];
          kernel.addGradient(slopes[k] * beta[c], validation.rows[k], at, gradient);
        }
      }
      int[] anchors = Smo.anchors(size + 1, lower, upper, beta, errors);
      double[] weights = weights(anchors, slopes, slopeOfIntercept);
      for (int i = 0; i < anchors.length; i++) {
        addAnchorGradient(anchors[i], -weights[i], gradient);
      }
      return gradient;
    }

    /**
     * How the loss answers to a shift of the score of each row that holds the solution: for the
     * margin rows, set S, equation (7) transposed; without any only the intercept answers.
     */
    private double[] weights(int[] margin, double[] slopes, double slopeOfIntercept) {
      int n = margin.length;
      if (!Smo.isFree(beta[margin[0]], lower[margin[0]], upper[margin[0]])) {
        double[] equal = new double[n];
        Arrays.fill(equal, slopeOfIntercept / n);
        return equal;
      }
      double[] values = new double[n];
      for (int i = 0; i < n; i++) {
        double[] toValidationRows = validationProducts[margin[i]];
        for (int k = 0; k < slopes.length; k++) {
          values[i] += slopes[k] * toValidationRows[k];
        }
      }
      return MarginEquations.solve(products, margin, values, slopeOfIntercept);
    }

    /** Adds a multiple of ∂f(x_s)/∂x_c with the coefficients held, the right side of (6). */
    private void addAnchorGradient(int s, double factor, double[] gradient) {
      int c = size;
      if (s != c) {
        kernel.addGradient(factor * beta[c], rows[s], at, gradient);
        return;
      }
      // the point is a margin row itself: its score depends on where it stands by every product
      for (int j = 0; j < c; j++) {
        if (beta[j] != 0) {
          kernel.addGradient(factor * beta[j], rows[j], at, gradient);
        }
      }
      kernel.addOwnGradient(factor * beta[c], at, gradient);
    }

    @Override
    public void keep() {
      install();
      size++;
      SvmSurrogate.this.beta = beta;
      SvmSurrogate.this.errors = freshErrors();
      SvmSurrogate.this.scores = scores;
    }

    /** Without the rounding that many small updates leave. */
    private double[] freshErrors() {
      double[] fresh = new double[size];
      for (int i = 0; i < size; i++) {
        double score = 0;
        for (int j = 0; j < size; j++) {
          score += beta[j] * products[i][j];
        }
        fresh[i] = score - (upper[i] > 0 ? 1 : -1);
      }
      return fresh;
    }
  }
}
