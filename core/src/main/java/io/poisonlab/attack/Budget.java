// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

/** How many rows an attack poisons: a fraction of the rows attacked, or a count. */
public sealed interface Budget {
  /** Returns the number of rows out of {@code n}. */
  int rowsOf(int n);

  /** Returns the share of {@code n} rows, 0 where n is 0. */
  default double fractionOf(int n) {
    return this instanceof Fraction fraction ? fraction.value() : n == 0 ? 0 : (double) rowsOf(n) / n;
  }

  /** Returns a budget of a share of the rows attacked. */
  static Budget fraction(double value) {
    return new Fraction(value);
  }

  /** Returns a budget of a number of rows. */
  static Budget rows(int count) {
    return new Rows(count);
  }

  /**
   * A share of the rows attacked.
   *
   * @param value in [0, 1]
   */
  record Fraction(double value) implements Budget {
    /** The tolerance for shares such as 0.29, whose product with n falls just below an integer. */
    private static final double TOLERANCE = 1e-9;

    /** Checks the range. */
    public Fraction {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException("poison fraction must be in [0, 1], found " + value);
      }
    }

    /** Returns floor(value · n + 1e-9). */
    @Override
    public int rowsOf(int n) {
      return (int) Math.floor(value * n + TOLERANCE);
    }
  }

  /**
   * A number of rows.
   *
   * @param count 0 or more
   */
  record Rows(int count) implements Budget {
    /** Checks the range. */
    public Rows {
      if (count < 0) {
        throw new IllegalArgumentException("poisoned rows must be 0 or more, found " + count);
      }
    }

    @Override
    public int rowsOf(int n) {
      if (count > n) {
        throw new IllegalArgumentException(
            "asked for %d poisoned rows, but only %d can be attacked".formatted(count, n));
      }
      return count;
    }
  }
}
