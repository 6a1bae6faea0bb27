// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.scene;

import io.poisonlab.attack.PlacedPoint;
import io.poisonlab.parameter.Limits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/**
 * How the knobs of the page stand; equal ones show the same scene.
 *
 * @param data a generator's id, {@code iris}, or the name of an uploaded file
 * @param x the column that goes to the right; of generated data it does not count
 * @param y the column that goes up; of generated data it does not count
 * @param target the column of the class, of an uploaded file
 * @param learner a learner's id
 * @param attack an attack's id
 * @param rows how many rows are poisoned, 0 to {@value #MOST_ROWS}
 * @param points the rows that the visitor has placed, as {@link PlacedPoint} writes them
 * @param defence a defence's id
 * @param strength the setting of the defence that a slider moves; its default where absent
 * @param seed what every draw comes from
 */
public record Knobs(
    String data,
    String x,
    String y,
    String target,
    String learner,
    String attack,
    int rows,
    List<String> points,
    String defence,
    OptionalDouble strength,
    long seed) {
  /** The most rows that are poisoned. */
  public static final int MOST_ROWS = 400;

  /** The most places of poison by hand. */
  public static final int MOST_POINTS = 100;

  /**
   * The page as it opens: the story of 97, 47 and 92 per cent. The seed is one of those near the
   * mean of a hundred.
   */
  public static final Knobs DEFAULT =
      new Knobs(
          PlaneData.DEFAULT,
          "petal_length",
          "petal_width",
          "",
          "linear-svm",
          "injected-cluster",
          80,
          List.of(),
          "isolation-forest",
          OptionalDouble.empty(),
          2);

  /** Checks the numbers; names are checked where they are looked up. */
  public Knobs {
    Limits.check("poisoned rows", rows, 0, MOST_ROWS);
    points = List.copyOf(points);
    Limits.check("places", points.size(), 0, MOST_POINTS);
    Limits.check(
        "placed rows",
        points.stream().mapToInt(point -> PlacedPoint.parse(point).rows()).sum(),
        0,
        MOST_ROWS);
  }

  /**
   * Reads the knobs of an address; those that are absent stand as in {@link #DEFAULT}.
   *
   * @throws IllegalArgumentException for an unknown knob, listing the known ones, or a bad value
   */
  public static Knobs parse(Map<String, String> query) {
    KnobTexts all = KnobTexts.of(DEFAULT.toMap(), query);
    String strength = all.text("strength");
    return new Knobs(
        all.text("data"),
        all.text("x"),
        all.text("y"),
        all.text("target"),
        all.text("learner"),
        all.text("attack"),
        all.whole("rows"),
        all.text("points").isEmpty() ? List.of() : List.of(all.text("points").split(",", -1)),
        all.text("defence"),
        strength.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(decimal(strength)),
        all.whole("seed"));
  }

  /** Returns these knobs with another seed. */
  public Knobs withSeed(long other) {
    return new Knobs(data, x, y, target, learner, attack, rows, points, defence, strength, other);
  }

  /** Returns every knob as it stands in an address. */
  public SequencedMap<String, String> toMap() {
    SequencedMap<String, String> map = new LinkedHashMap<>();
    map.put("data", data);
    map.put("x", x);
    map.put("y", y);
    map.put("target", target);
    map.put("learner", learner);
    map.put("attack", attack);
    map.put("rows", Integer.toString(rows));
    map.put("points", String.join(",", points));
    map.put("defence", defence);
    map.put("strength", strength.isPresent() ? Double.toString(strength.getAsDouble()) : "");
    map.put("seed", Long.toString(seed));
    return map;
  }

  private static double decimal(String strength) {
    try {
      return Double.parseDouble(strength.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "strength must be a number, found \"%s\"".formatted(strength), e);
    }
  }
}
