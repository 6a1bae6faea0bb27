// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.matrix;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.AttackProvider;
import io.poisonlab.attack.Budget;
import io.poisonlab.attack.Denominator;
import io.poisonlab.attack.Traits;
import io.poisonlab.parameter.Notation;
import io.poisonlab.parameter.SettingInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * An attack whose rate is left open, always as a share of the data set, so that the rates of a row
 * of the matrix mean the same for all attacks that allow it.
 *
 * @param notation its id and settings, without a budget
 */
public record MatrixAttack(Notation notation) {
  private static final String ATTACK = "attack";

  /**
   * Reads an attack such as {@code label-flip} or {@code feature-shift(columns=a,b)}.
   *
   * @throws IllegalArgumentException for an unknown attack, or one that names its budget
   */
  public static MatrixAttack parse(String text) {
    MatrixAttack attack = new MatrixAttack(Notation.parse(text));
    if (attack.notation.settings().keySet().stream()
        .anyMatch(List.of(Budget.FRACTION, Budget.ROWS)::contains)) {
      throw new IllegalArgumentException(
          "\"%s\" names its budget; the matrix goes through the rates".formatted(text));
    }
    attack.at(0);
    return attack;
  }

  /** Returns every attack on the class path that takes a rate, at its defaults. */
  public static List<MatrixAttack> all() {
    return AttackProvider.catalogue().all().stream()
        .filter(provider -> has(provider, Budget.FRACTION) || has(provider, ATTACK))
        .map(provider -> new MatrixAttack(new Notation(provider.id(), new LinkedHashMap<>())))
        .toList();
  }

  /**
   * Returns the attack at this rate. One that carries another attack out hands the rate on to it.
   */
  public Attack at(double rate) {
    var catalogue = AttackProvider.catalogue();
    Map<String, Object> settings = new LinkedHashMap<>(notation.settings());
    catalogue.all().stream()
        .filter(provider -> provider.id().equals(notation.id()))
        .flatMap(provider -> provider.settings().stream())
        .forEach(setting -> {
          switch (setting.name()) {
            case Budget.FRACTION -> settings.put(Budget.FRACTION, rate);
            case Budget.FRACTION_OF -> {
              if (setting.type().contains(Denominator.DATASET.id())) {
                settings.putIfAbsent(Budget.FRACTION_OF, Denominator.DATASET.id());
              }
            }
            case ATTACK ->
                settings.put(ATTACK, carried(settings.get(ATTACK), setting.byDefault(), rate));
            default -> {}
          }
        });
    return catalogue.create(notation.id(), settings);
  }

  /** Returns the attack that is carried out by another, at this rate. */
  private static String carried(@Nullable Object given, String byDefault, double rate) {
    Notation inner = Notation.parse(given == null ? byDefault : given.toString());
    SequencedMap<String, Object> settings = new LinkedHashMap<>(inner.settings());
    settings.remove(Budget.ROWS);
    settings.put(Budget.FRACTION, rate);
    return new Notation(inner.id(), settings).toString();
  }

  private static boolean has(AttackProvider provider, String setting) {
    return provider.settings().stream().map(SettingInfo::name).anyMatch(setting::equals);
  }

  /** Returns what the attack does, at any rate. */
  Traits traits() {
    return at(0).traits();
  }

  /** Returns the attack as it is written. */
  public String name() {
    return notation.toString();
  }
}
