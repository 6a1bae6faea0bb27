// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.statistics.Interval;
import java.util.List;
import java.util.Locale;

/** Numbers for people. */
final class Figures {
  static final String ABSENT = "–";

  private Figures() {}

  static String of(double value) {
    String text = String.format(Locale.ROOT, "%.3f", value);
    return text.equals("-0.000") ? "0.000" : text;
  }

  static String of(Interval interval) {
    return of(interval.low()) + " to " + of(interval.high());
  }

  static String signed(double value) {
    String text = of(value);
    return value > 0 && !text.equals("0.000") ? "+" + text : text;
  }

  static String percent(double share) {
    String text = String.format(Locale.ROOT, "%.1f", 100 * share);
    return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text) + " %";
  }

  static String p(double p) {
    return p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
  }

  /** Returns n, mean, deviation and the interval's ends. */
  static List<String> numbers(Estimate estimate) {
    return List.of(
        Integer.toString(estimate.n()),
        Double.toString(estimate.mean()),
        estimate.n() > 1 ? Double.toString(estimate.deviation()) : "",
        estimate.interval().map(known -> Double.toString(known.low())).orElse(""),
        estimate.interval().map(known -> Double.toString(known.high())).orElse(""));
  }
}
