// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as data files write them: ASCII digits with sign, decimal point and exponent, as in
 * {@code -12.5e-3}. What only Java takes for a number ({@code 1d}, {@code 0x1p3}), and digits of
 * other scripts, are text. The words for what is no finite number count as numerals, so that a
 * column that begins with one is not mistaken for text.
 */
final class Numerals {
  private static final Set<String> NOT_FINITE = Set.of("nan", "inf", "infinity");

  /** Below, each whole number is a double of its own. */
  private static final double WHOLE_BELOW = 1L << 53;

  private Numerals() {}

  /** Returns the number, NaN for such a word, or null where the text, not empty, is neither. */
  static @Nullable Double parse(String text) {
    if (isNotFinite(text)) {
      return Double.NaN;
    }
    if (!isWrittenInDigits(text)) {
      return null;
    }
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Returns the shortest text that reads back as this finite number, bit for bit. */
  static String write(double value) {
    boolean whole = Math.rint(value) == value && Math.abs(value) < WHOLE_BELOW;
    boolean negativeZero = value == 0 && 1 / value < 0;
    return whole && !negativeZero ? Long.toString((long) value) : Double.toString(value);
  }

  private static boolean isNotFinite(String text) {
    char last = text.charAt(text.length() - 1);
    return Character.isLetter(last)
        && NOT_FINITE.contains(text.toLowerCase(Locale.ROOT).replaceFirst("^[+-]", ""));
  }

  private static boolean isWrittenInDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }
}
