// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.parameter.SettingGroup;
import io.poisonlab.parameter.SettingInfo;
import io.poisonlab.statistics.Median;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * Which of the scored rows are flagged: a share that is given, or as many as stand out. Never the
 * true share, which a victim does not know.
 */
public sealed interface Contamination extends SettingGroup {
  /** The name of the setting. */
  String NAME = "contamination";

  /** What is written for {@link #auto}. */
  String AUTO = "auto";

  /** Reads {@code contamination: auto} or {@code contamination: 0.1}. */
  SettingGroup.Reader<Contamination> READER =
      new SettingGroup.Reader<>(
          Contamination.class,
          List.of(
              new SettingInfo(
                  NAME,
                  "auto or number",
                  AUTO,
                  "share of rows to flag, in [0, 1]; auto: those that stand out")),
          Contamination::read);

  /**
   * Returns the positions of the rows flagged, ascending.
   *
   * @param raw for each row a finite number, the higher the more suspicious, on any scale
   */
  int[] flag(double[] raw);

  /** Flags a share of the rows. */
  static Contamination share(double value) {
    return new Share(value);
  }

  /** Flags what stands out. */
  static Contamination auto() {
    return new Auto();
  }

  private static Contamination read(Map<String, Object> given) {
    String text = String.valueOf(given.getOrDefault(NAME, AUTO)).strip();
    if (text.equals(AUTO)) {
      return auto();
    }
    try {
      return share(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "contamination must be auto or a number in [0, 1], found \"%s\"".formatted(text), e);
    }
  }

  /**
   * The rows with the highest scores, of equals those that come first.
   *
   * @param value the share, in [0, 1]; floor(value · n) rows are flagged
   */
  record Share(double value) implements Contamination {
    /** The tolerance for shares whose product with n falls just below an integer. */
    private static final double TOLERANCE = 1e-9;

    /** Checks the range. */
    public Share {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException(
            "contamination must be auto or a number in [0, 1], found " + value);
      }
    }

    @Override
    public int[] flag(double[] raw) {
      return IntStream.range(0, raw.length)
          .boxed()
          .sorted(Comparator.comparingDouble((Integer row) -> -raw[row]))
          .limit((long) Math.floor(value * raw.length + TOLERANCE))
          .mapToInt(Integer::intValue)
          .sorted()
          .toArray();
    }

    @Override
    public SequencedMap<String, Object> settings() {
      return new LinkedHashMap<>(Map.of(NAME, value));
    }
  }

  /**
   * The rows whose score lies more than three robust standard deviations above the median: median +
   * 3 · 1.4826 · MAD (Leys et al., 2013, "Detecting outliers: do not use standard deviation around
   * the mean, use absolute deviation around the median"). Where more than half of the scores are
   * equal, that is every score above them.
   */
  record Auto() implements Contamination {
    private static final double NORMAL_CONSISTENCY = 1.4826;
    private static final double LIMIT = 3;

    @Override
    public int[] flag(double[] raw) {
      if (raw.length == 0) {
        return new int[0];
      }
      double median = Median.of(raw);
      double spread = Median.of(Arrays.stream(raw).map(v -> Math.abs(v - median)).toArray());
      double limit = median + LIMIT * NORMAL_CONSISTENCY * spread;
      return IntStream.range(0, raw.length).filter(row -> raw[row] > limit).toArray();
    }

    @Override
    public SequencedMap<String, Object> settings() {
      return new LinkedHashMap<>(Map.of(NAME, AUTO));
    }
  }
}
