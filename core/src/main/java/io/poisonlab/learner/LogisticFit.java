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
 * <p>The optimiser works on {@link LogisticRows}, with penalties to match: the same optimum, found
 * in few steps whatever the units of the features are.
 */
final class LogisticFit {
  private static final double TOLERANCE = 1e-4;
  private static final int CORRECTIONS = 20;
  private static final int STEPS = 5_000;

  private final TrainingSet training;
  private final int classCount;
  private final double c;
  private final LogisticRows rows;

  /**
   * Prepares the fit.
   *
   * @param training the rows and their classes
   * @param standardise whether the rows were standardised
   * @param c the inverse strength of the penalty, above 0
   */
  LogisticFit(TrainingSet training, boolean standardise, double c) {
    this.training = training;
    this.classCount = training.classCount();
    this.c = c;
    // two forms with twice the penalty have the same optimum as their difference with one
    double lambda = (classCount == 2 ? 2 : 1) / c;
    this.rows = training.derived(new LogisticRows.Scaled(standardise, lambda));
  }

  /** Returns the fitted model; of its forms, Smile keeps the differences to that of one class. */
  LogisticRegression model() {
    double[] parameters = new double[classCount * rows.penalties().length];
    SoftmaxLoss loss = new SoftmaxLoss(rows, training.codes(), classCount);
    double minimum = BFGS.minimize(loss, CORRECTIONS, parameters, TOLERANCE, STEPS);

    double[][] forms = forms(parameters);
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
  private double[][] forms(double[] parameters) {
    int width = training.width();
    double[][] forms = new double[classCount][width + 1];
    for (int code = 0; code < classCount; code++) {
      int start = code * (width + 1);
      double intercept = parameters[start + width] * rows.constant();
      for (int j = 0; j < width; j++) {
        forms[code][j] = parameters[start + j] / rows.scales()[j];
        intercept -= forms[code][j] * rows.means()[j];
      }
      forms[code][width] = intercept;
    }
    return forms;
  }

  private static double[] difference(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
  }
}
