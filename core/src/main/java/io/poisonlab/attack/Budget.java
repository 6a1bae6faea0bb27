// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.parameter.SettingGroup;
import io.poisonlab.parameter.SettingInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** How many rows an attack poisons: a fraction of the rows attacked, or a count. */
public sealed interface Budget extends SettingGroup {
  /** Reads {@code fraction: 0.05} or {@code rows: 80}. */
  SettingGroup.Reader<Budget> READER =
      new SettingGroup.Reader<>(
          Budget.class,
          List.of(
              new SettingInfo("fraction", "number", "", "share of the rows, in [0, 1]"),
              new SettingInfo("rows", "integer", "", "or: number of rows, 0 or more")),
          Budget::read);

  /** Returns the number of rows out of {@code n}. */
  int rowsOf(int n);

  /** Returns the share of {@code n} rows: as asked for, or the count's, which is 0 where n is 0. */
  double fractionOf(int n);

  private static Budget read(Map<String, Object> given) {
    if (given.size() != 1) {
      throw new IllegalArgumentException(
          "give the budget as either \"fraction\" or \"rows\", found %s".formatted(given));
    }
    String text = given.values().iterator().next().toString();
    try {
      return given.containsKey("rows")
          ? rows(Integer.parseInt(text))
          : fraction(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "the budget must be a number, found %s".formatted(given), e);
    }
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

    @Override
    public SequencedMap<String, Object> settings() {
      return new LinkedHashMap<>(Map.of("fraction", value));
    }

    @Override
    public double fractionOf(int n) {
      return value;
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
    public SequencedMap<String, Object> settings() {
      return new LinkedHashMap<>(Map.of("rows", count));
    }

    @Override
    public int rowsOf(int n) {
      if (count > n) {
        throw new IllegalArgumentException(
            "asked for %d poisoned rows, but only %d can be attacked".formatted(count, n));
      }
      return count;
    }

    @Override
    public double fractionOf(int n) {
      return n == 0 ? 0 : (double) rowsOf(n) / n;
    }
  }
}
