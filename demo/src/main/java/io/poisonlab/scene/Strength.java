// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.scene;

import io.poisonlab.parameter.Provider;
import io.poisonlab.parameter.SettingInfo;
import java.util.List;
import java.util.Optional;

/**
 * The setting of a defence that a slider moves.
 *
 * @param setting its name
 * @param label what it means, for a visitor
 * @param min the least value
 * @param max the greatest value
 * @param step between two values
 * @param byDefault where the slider stands at first
 * @param left what the defence is at the least value, for a visitor
 * @param right what it is at the greatest
 */
public record Strength(
    String setting,
    String label,
    double min,
    double max,
    double step,
    double byDefault,
    String left,
    String right) {
  private static final String MILDER = "milder";
  private static final String HARSHER = "harsher";

  /** The first of these that a defence has is what its slider moves. */
  private static final List<Strength> KNOWN =
      List.of(
          new Strength(
              "contamination", "share of rows to drop", 0.01, 0.5, 0.01, 0.08, MILDER, HARSHER),
          new Strength("agreement", "agreeing neighbours", 0.5, 1, 0.05, 0.5, HARSHER, MILDER),
          new Strength("disagree", "models that disagree", 1, 3, 1, 2, HARSHER, MILDER),
          new Strength("rounds", "rounds at most", 1, 5, 1, 3, MILDER, HARSHER),
          new Strength("separation", "limit of separation", 0, 1, 0.05, 0.8, HARSHER, MILDER),
          new Strength("radius", "distance of twins", 0, 1, 0.05, 0.1, MILDER, HARSHER),
          new Strength("share", "largest suspect share", 0.05, 0.5, 0.05, 0.25, MILDER, HARSHER),
          new Strength("folds", "parts of the data", 2, 10, 1, 5, "quicker", "finer"));

  /** Returns what a slider changes about the algorithms of a provider. */
  static Optional<Strength> of(Provider<?> provider) {
    List<String> names = provider.settings().stream().map(SettingInfo::name).toList();
    return KNOWN.stream().filter(known -> names.contains(known.setting())).findFirst();
  }

  /** Returns a value as the setting is written: a whole number where steps are whole. */
  String written(double value) {
    if (!(value >= min && value <= max)) {
      throw new IllegalArgumentException(
          "strength is the %s, in [%s, %s]; found %s".formatted(label, min, max, value));
    }
    return step == Math.rint(step) ? Long.toString(Math.round(value)) : Double.toString(value);
  }
}
