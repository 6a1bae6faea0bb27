// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.matrix;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as the page of the matrix shows them. */
final class MatrixFigures {
  /** What stands where there is no number. */
  static final String ABSENT = "–";

  private static final int DIGITS = 2;

  private MatrixFigures() {}

  /** Returns two decimals, or that there is none. */
  static String number(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : ABSENT;
  }

  /** Returns two decimals. */
  static String number(double value) {
    return rounded(value, DIGITS);
  }

  /** Returns some decimals; a zero has no sign. */
  static String rounded(double value, int digits) {
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).toPlainString();
  }

  /** Returns a share in per cent, or that there is none. */
  static String percent(OptionalDouble share) {
    return share.isPresent() ? percent(share.getAsDouble()) : ABSENT;
  }

  /** Returns a share in per cent. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share).replace(".0", "") + " %";
  }
}
