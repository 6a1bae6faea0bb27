// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.parameter.Limits;
import io.poisonlab.parameter.SettingGroup;
import io.poisonlab.parameter.SettingInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * How many rows an attack poisons: a fraction, which names what it is a share of, or a count. Rows
 * that an attack adds are counted against the rows that were there.
 */
public sealed interface Budget extends SettingGroup {
  /** The name of the setting that holds a share. */
  String FRACTION = "fraction";

  /** The name of the setting that says what the share is of. */
  String FRACTION_OF = "fraction_of";

  /** The name of the setting that holds a count. */
  String ROWS = "rows";

  /** Reads {@code fraction: 0.05}, a share of the data set, or {@code rows: 80}. */
  SettingGroup.Reader<Budget> READER = reader(Denominator.DATASET);

  /** Returns the number of rows out of {@code n} that can be attacked. */
  int rowsOf(int n);

  /**
   * Returns the number of rows added to {@code n}, which a count may exceed.
   *
   * @throws IllegalArgumentException for a count above {@value Rows#MOST_ADDED}
   */
  int addedTo(int n);

  /** Returns the share of {@code n} rows: as asked for, or the count's, which is 0 where n is 0. */
  double fractionOf(int n);

  /**
   * Returns a reader of budgets whose share may be of any of these.
   *
   * @param allowed what a share may be of; the first where a user does not say
   */
  static SettingGroup.Reader<Budget> reader(Denominator... allowed) {
    List<Denominator> known = List.of(allowed);
    String words = String.join(", ", known.stream().map(Denominator::id).toList());
    String most = known.getFirst().most() == 1 ? "1" : Double.toString(known.getFirst().most());
    return new SettingGroup.Reader<>(
        Budget.class,
        List.of(
            new SettingInfo(
                FRACTION,
                "number",
                "",
                "share of the rows %s, in [0, %s]".formatted(known.getFirst().words(), most)),
            new SettingInfo(FRACTION_OF, words, known.getFirst().id(), "what it is a share of"),
            new SettingInfo(ROWS, "integer", "", "or: number of rows, 0 or more")),
        given -> read(given, known));
  }

  private static Budget read(Map<String, Object> given, List<Denominator> allowed) {
    if (given.containsKey(ROWS) == given.containsKey(FRACTION)
        || (given.containsKey(ROWS) && given.containsKey(FRACTION_OF))) {
      throw new IllegalArgumentException(
          "give the budget as either \"fraction\" or \"rows\", found %s".formatted(words(given)));
    }
    String text = String.valueOf(given.getOrDefault(ROWS, given.get(FRACTION)));
    try {
      return given.containsKey(ROWS)
          ? rows(Integer.parseInt(text))
          : fraction(Double.parseDouble(text), denominator(given, allowed));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "the budget must be a number such as 0.1, which is 10 %%, or of rows such as 80, found \"%s\""
              .formatted(text),
          e);
    }
  }

  private static String words(Map<String, Object> given) {
    return given.isEmpty() ? "neither" : String.join(" and ", given.keySet());
  }

  private static Denominator denominator(Map<String, Object> given, List<Denominator> allowed) {
    String id = String.valueOf(given.getOrDefault(FRACTION_OF, allowed.getFirst().id()));
    return allowed.stream()
        .filter(denominator -> denominator.id().equals(id))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "the fraction may be of %s, found \"%s\""
                    .formatted(allowed.stream().map(Denominator::id).toList(), id)));
  }

  /** Returns a budget of a share of the data set. */
  static Budget fraction(double value) {
    return fraction(value, Denominator.DATASET);
  }

  /** Returns a budget of a share of something. */
  static Budget fraction(double value, Denominator of) {
    return new Fraction(value, of);
  }

  /** Returns a budget of a number of rows. */
  static Budget rows(int count) {
    return new Rows(count);
  }

  /**
   * A share of the rows attacked.
   *
   * @param value in [0, 1], or up to the {@link Denominator#most} of what it is a share of
   * @param of what it is a share of
   */
  record Fraction(double value, Denominator of) implements Budget {
    /** The tolerance for shares such as 0.29, whose product with n falls just below an integer. */
    private static final double TOLERANCE = 1e-9;

    /** Checks the range. */
    public Fraction {
      if (!(value >= 0 && value <= of.most())) {
        throw new IllegalArgumentException(
            "poison fraction must be in [0, %s], found %s"
                .formatted(of.most() == 1 ? "1" : Double.toString(of.most()), value));
      }
    }

    @Override
    public SequencedMap<String, Object> settings() {
      SequencedMap<String, Object> settings = new LinkedHashMap<>();
      settings.put(FRACTION, value);
      settings.put(FRACTION_OF, of.id());
      return settings;
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

    @Override
    public int addedTo(int n) {
      return rowsOf(n);
    }
  }

  /**
   * A number of rows.
   *
   * @param count 0 or more
   */
  record Rows(int count) implements Budget {
    /** The most rows that are added. */
    public static final int MOST_ADDED = 10_000_000;

    /** Checks the range. */
    public Rows {
      if (count < 0) {
        throw new IllegalArgumentException("poisoned rows must be 0 or more, found " + count);
      }
    }

    @Override
    public SequencedMap<String, Object> settings() {
      return new LinkedHashMap<>(Map.of(ROWS, count));
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
    public int addedTo(int n) {
      Limits.check("rows added", count, 0, MOST_ADDED);
      return count;
    }

    @Override
    public double fractionOf(int n) {
      return n == 0 ? 0 : (double) count / n;
    }
  }
}
