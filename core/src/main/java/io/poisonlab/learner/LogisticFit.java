// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import java.util.Arrays;
import java.util.stream.IntStream;
import smile.classification.LogisticRegression;
import smile.math.BFGS;
import smile.util.IntSet;

/**
 * Fits a logistic regression by L-BFGS.
 *
 * <p>The optimiser works on features that are centred, and divided by the square root of the
 * curvature that they give the objective at most, with penalties to match: the same optimum, found
 * in few steps whatever the units of the features are.
 */
final class LogisticFit {
  private static final double TOLERANCE = 1e-4;
  private static final int CORRECTIONS = 20;
  private static final int STEPS = 5_000;

  /** The largest second derivative of a log loss by its score. */
  private static final double CURVATURE = 0.25;

  private final double[][] rows;
  private final int[] codes;
  private final int classCount;
  private final double c;
  private final int width;
  private final double lambda;
  private final double[] means;
  private final double[] scales;

  /**
   * Prepares the fit.
   *
   * @param rows encoded rows
   * @param codes the class of each, in [0, {@code classCount})
   * @param c the inverse strength of the penalty, above 0
   */
  LogisticFit(double[][] rows, int[] codes, int classCount, double c) {
    this.rows = rows;
    this.codes = codes;
    this.classCount = classCount;
    this.c = c;
    this.width = rows[0].length;
    // two forms with twice the penalty have the same optimum as their difference with one
    this.lambda = (classCount == 2 ? 2 : 1) / c;
    this.means = new double[width];
    this.scales = new double[width];
    for (int j = 0; j < width; j++) {
      for (double[] row : rows) {
        means[j] += row[j] / rows.length;
      }
      double squares = 0;
      for (double[] row : rows) {
        squares += (row[j] - means[j]) * (row[j] - means[j]);
      }
      scales[j] = Math.sqrt(CURVATURE * squares + lambda);
    }
  }

  /** Returns the fitted model; of its forms, Smile keeps the differences to that of one class. */
  LogisticRegression model() {
    double constant = 1 / Math.sqrt(CURVATURE * rows.length);
    double[] penalties = new double[width + 1];
    for (int j = 0; j < width; j++) {
      penalties[j] = lambda / (scales[j] * scales[j]);
    }
    double[] parameters = new double[classCount * (width + 1)];
    SoftmaxLoss loss = new SoftmaxLoss(scaled(constant), codes, classCount, penalties);
    double minimum = BFGS.minimize(loss, CORRECTIONS, parameters, TOLERANCE, STEPS);

    double[][] forms = forms(parameters, constant);
    IntSet labels = IntSet.of(classCount);
    if (classCount == 2) {
      double[] second = difference(forms[1], forms[0]);
      return new LogisticRegression.Binomial(second, -minimum, 1 / c, labels);
    }
    double[][] others =
        Arrays.stream(forms)
            .limit(classCount - 1L)
            .map(form -> difference(form, forms[classCount - 1]))
            .toArray(double[][]::new);
    return new LogisticRegression.Multinomial(others, -minimum, 1 / c, labels);
  }

  /** Returns for each class its weights and, last, its intercept, in the features' own units. */
  private double[][] forms(double[] parameters, double constant) {
    double[][] forms = new double[classCount][width + 1];
    for (int code = 0; code < classCount; code++) {
      int start = code * (width + 1);
      double intercept = parameters[start + width] * constant;
      for (int j = 0; j < width; j++) {
        forms[code][j] = parameters[start + j] / scales[j];
        intercept -= forms[code][j] * means[j];
      }
      forms[code][width] = intercept;
    }
    return forms;
  }

  private static double[] difference(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
  }

  /** The rows as the optimiser sees them, with a constant last. */
  private double[][] scaled(double constant) {
    double[][] scaled = new double[rows.length][width + 1];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < width; j++) {
        scaled[i][j] = (rows[i][j] - means[j]) / scales[j];
      }
      scaled[i][width] = constant;
    }
    return scaled;
  }
}
