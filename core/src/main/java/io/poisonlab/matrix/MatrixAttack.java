// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.matrix;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.AttackProvider;
import io.poisonlab.attack.Budget;
import io.poisonlab.attack.Denominator;
import io.poisonlab.attack.Dose;
import io.poisonlab.attack.Traits;
import io.poisonlab.parameter.Notation;
import io.poisonlab.parameter.SettingInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An attack whose rate is left open, always as a share of the data set, so that the rates of a row
 * of the matrix mean the same for all attacks that allow it.
 *
 * @param notation its id and settings, without a budget
 */
public record MatrixAttack(Notation notation) {
  /**
   * Reads an attack such as {@code label-flip} or {@code feature-shift(columns=a,b)}.
   *
   * @throws IllegalArgumentException for an unknown attack, or one that names its budget
   */
  public static MatrixAttack parse(String text) {
    MatrixAttack attack = new MatrixAttack(Notation.parse(text));
    if (Dose.isNamedIn(attack.notation.settings())) {
      throw new IllegalArgumentException(
          "\"%s\" names its budget; the matrix goes through the rates".formatted(text));
    }
    attack.at(0);
    return attack;
  }

  /** Returns every attack on the class path that takes a rate, at its defaults. */
  public static List<MatrixAttack> all() {
    return AttackProvider.catalogue().all().stream()
        .filter(Dose::isTakenBy)
        .map(provider -> new MatrixAttack(new Notation(provider.id(), new LinkedHashMap<>())))
        .toList();
  }

  /**
   * Returns the attack at this rate. One that carries another attack out hands the rate on to it.
   */
  public Attack at(double rate) {
    Map<String, Object> settings = new LinkedHashMap<>(notation.settings());
    for (SettingInfo setting : AttackProvider.catalogue().provider(notation.id()).settings()) {
      if (setting.name().equals(Budget.FRACTION_OF)
          && setting.type().contains(Denominator.DATASET.id())) {
        settings.putIfAbsent(Budget.FRACTION_OF, Denominator.DATASET.id());
      }
    }
    return Dose.fraction(rate).of(notation.id(), settings);
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
