// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.statistics.KernelDual;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A support vector machine with a Gaussian kernel, fitted to two classes: weights on their rows,
 * positive for the first class, negative for the second, 0 for all but the support vectors.
 *
 * <p>Minimises ½ βᵀKβ − yᵀβ with Σβ = 0 and each β between 0 and y · c, until no two rows violate
 * optimality by more than {@value #TOLERANCE}, in units of the margin (libsvm: 10⁻³).
 */
final class RbfMachine {
  private static final Logger LOG = LoggerFactory.getLogger(RbfMachine.class);
  private static final double TOLERANCE = 1e-5;

  private final PairRows pair;
  private final double[] weights;
  private final double intercept;

  private RbfMachine(PairRows pair, KernelDual dual) {
    this.pair = pair;
    this.weights = dual.weights();
    this.intercept = dual.intercept();
  }

  static RbfMachine fit(PairRows pair, double c, double gamma) {
    double[][] rows = pair.rows();
    GaussianKernel kernel = GaussianKernel.of(rows, gamma);
    KernelDual dual = KernelDual.ofClasses(pair.signs(), c, row -> kernel.values(rows[row]));
    dual.solve(TOLERANCE);
    if (dual.violation() >= TOLERANCE) {
      LOG.warn(
          "an SVM with c {} and gamma {} on {} rows has not converged, optimality violated by {} of"
              + " the margin: a smaller c, or standardised columns, may help",
          c,
          gamma,
          rows.length,
          dual.violation());
    }
    return new RbfMachine(pair, dual);
  }

  /** Writes the weights of all training rows into an array that holds zeros. */
  void weightsInto(double[] all) {
    int[] numbers = pair.numbers();
    for (int i = 0; i < numbers.length; i++) {
      all[numbers[i]] = weights[i];
    }
  }

  double intercept() {
    return intercept;
  }
}
