// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.surrogate;

/** The similarity of two rows, and how it changes when one of them moves. */
public sealed interface Kernel {
  /** Returns K(a, b). */
  double value(double[] a, double[] b);

  /** Adds {@code factor} · ∂K(other, at) / ∂at to the gradient. */
  void addGradient(double factor, double[] other, double[] at, double[] gradient);

  /** Adds {@code factor} · ∂K(at, at) / ∂at to the gradient: both sides move. */
  void addOwnGradient(double factor, double[] at, double[] gradient);

  /** The inner product. */
  record Linear() implements Kernel {
    @Override
    public double value(double[] a, double[] b) {
      double sum = 0;
      for (int i = 0; i < a.length; i++) {
        sum += a[i] * b[i];
      }
      return sum;
    }

    @Override
    public void addGradient(double factor, double[] other, double[] at, double[] gradient) {
      for (int i = 0; i < at.length; i++) {
        gradient[i] += factor * other[i];
      }
    }

    @Override
    public void addOwnGradient(double factor, double[] at, double[] gradient) {
      addGradient(2 * factor, at, at, gradient);
    }
  }

  /**
   * exp(−gamma · |a − b|²).
   *
   * @param gamma above 0
   */
  record Rbf(double gamma) implements Kernel {
    @Override
    public double value(double[] a, double[] b) {
      double square = 0;
      for (int i = 0; i < a.length; i++) {
        double difference = a[i] - b[i];
        square += difference * difference;
      }
      return Math.exp(-gamma * square);
    }

    @Override
    public void addGradient(double factor, double[] other, double[] at, double[] gradient) {
      double slope = factor * 2 * gamma * value(other, at);
      for (int i = 0; i < at.length; i++) {
        gradient[i] += slope * (other[i] - at[i]);
      }
    }

    /** Adds nothing: K(at, at) is 1 everywhere. */
    @Override
    public void addOwnGradient(double factor, double[] at, double[] gradient) {}
  }
}
