// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.parameter.Limits;
import io.poisonlab.parameter.SettingGroup;
import io.poisonlab.parameter.SettingInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * How hard a gradient attack looks for its points; time grows with the product of the first three.
 *
 * @param groups how many different points there are at most, 1 or more: a budget of more rows is
 *     spent on equally many copies of each, which are moved together
 * @param starts how many flipped rows a point may start from, 1 to 5000; the most harmful does
 * @param steps how many steps a point makes at most, 0 or more
 * @param validationShare the share of rows, in (0, 1), that the attacker trains on no model
 * @param surrogateRows how many rows the attacker's model is trained on at most, and how many it is
 *     judged by, 2 or more; a sample stands for all
 */
public record PointSearch(
    int groups, int starts, int steps, double validationShare, int surrogateRows)
    implements SettingGroup {
  /** The most of each: every one of them is a training, or a row of a kernel matrix. */
  static final int MOST = 5000;

  private static final PointSearch USUAL = new PointSearch(20, 10, 50, 0.5, 400);

  /** Reads the settings, of which each has a default. */
  static final SettingGroup.Reader<PointSearch> READER =
      new SettingGroup.Reader<>(
          PointSearch.class,
          List.of(
              info(
                  "groups", "integer", "different points at most, 1 to 5000; further rows: copies"),
              info("starts", "integer", "rows a point may start from, 1 or more"),
              info("steps", "integer", "steps of a point at most, 0 to 5000"),
              info("validation_share", "number", "share of rows held out to judge harm, in (0, 1)"),
              info(
                  "surrogate_rows", "integer", "rows to train and to judge by at most, 2 to 5000")),
          PointSearch::read);

  /** Checks the ranges. */
  public PointSearch {
    Limits.check("groups", groups, 1, MOST);
    Limits.check("starts", starts, 1, MOST);
    Limits.check("steps", steps, 0, MOST);
    Limits.check("surrogate_rows", surrogateRows, 2, MOST);
    checkShare(validationShare);
  }

  /** Returns 20 groups, 10 starts, 50 steps, half of the rows to validate, 400 rows at most. */
  public static PointSearch usual() {
    return USUAL;
  }

  static void checkShare(double validationShare) {
    if (!(validationShare > 0 && validationShare < 1)) {
      throw new IllegalArgumentException(
          "validation_share must be in (0, 1), found " + validationShare);
    }
  }

  private static SettingInfo info(String name, String type, String help) {
    return new SettingInfo(name, type, String.valueOf(USUAL.settings().get(name)), help);
  }

  private static PointSearch read(Map<String, Object> given) {
    return new PointSearch(
        integer(given, "groups"),
        integer(given, "starts"),
        integer(given, "steps"),
        number(given, "validation_share", Double::parseDouble),
        integer(given, "surrogate_rows"));
  }

  private static int integer(Map<String, Object> given, String name) {
    return number(given, name, Integer::parseInt);
  }

  private static <N> N number(Map<String, Object> given, String name, Function<String, N> parse) {
    String text = String.valueOf(given.getOrDefault(name, USUAL.settings().get(name))).strip();
    try {
      return parse.apply(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s must be a number%s, found \"%s\""
              .formatted(name, name.endsWith("share") ? "" : " without a fraction", text),
          e);
    }
  }

  @Override
  public SequencedMap<String, Object> settings() {
    SequencedMap<String, Object> all = new LinkedHashMap<>();
    all.put("groups", groups);
    all.put("starts", starts);
    all.put("steps", steps);
    all.put("validation_share", validationShare);
    all.put("surrogate_rows", surrogateRows);
    return all;
  }
}
