// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.parameter.Description;
import io.poisonlab.parameter.Notation;
import io.poisonlab.parameter.SettingInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Attacks at other shares than their own. An attack that carries another out hands the share on to
 * it.
 */
public final class Dose {
  /** The name of the setting that holds an attack to be carried out. */
  private static final String CARRIED = "attack";

  private Dose() {}

  /**
   * Returns each attack at each share, the shares turning fastest. The clean baseline stays as it
   * is; attacks that differ in nothing but their budget count once.
   *
   * @throws IllegalArgumentException for an attack that takes no share
   */
  public static List<Attack> all(List<Attack> attacks, List<Double> fractions) {
    Set<Attack> dosed = new LinkedHashSet<>();
    for (Attack attack : attacks) {
      if (attack instanceof Clean) {
        dosed.add(attack);
      } else {
        Description description = Description.of(attack);
        for (double fraction : fractions) {
          dosed.add(at(description.id(), description.settings(), fraction));
        }
      }
    }
    return new ArrayList<>(dosed);
  }

  /** Returns whether the attacks of a provider take a share. */
  public static boolean isTakenBy(AttackProvider provider) {
    return has(provider, Budget.FRACTION) || has(provider, CARRIED);
  }

  /**
   * Makes an attack.
   *
   * @param id what it is called
   * @param settings its settings; a budget among them is replaced
   * @param fraction the share
   * @throws IllegalArgumentException for an unknown attack, or one that takes no share
   */
  public static Attack at(String id, Map<String, ?> settings, double fraction) {
    Map<String, Object> dosed = new LinkedHashMap<>(settings);
    AttackProvider provider = AttackProvider.catalogue().provider(id);
    if (!isTakenBy(provider)) {
      throw new IllegalArgumentException(
          "attack %s takes no share of rows; leave the fractions out".formatted(id));
    }
    dosed.remove(Budget.ROWS);
    if (has(provider, Budget.FRACTION)) {
      dosed.put(Budget.FRACTION, fraction);
    }
    for (SettingInfo setting : provider.settings()) {
      if (setting.name().equals(CARRIED)) {
        dosed.put(CARRIED, carried(settings.get(CARRIED), setting.byDefault(), fraction));
      }
    }
    return AttackProvider.catalogue().create(id, dosed);
  }

  /** Returns the attack that is carried out by another, at this share. */
  private static String carried(@Nullable Object given, String byDefault, double fraction) {
    Notation inner = Notation.parse(given == null ? byDefault : given.toString());
    SequencedMap<String, Object> settings = new LinkedHashMap<>(inner.settings());
    settings.remove(Budget.ROWS);
    settings.put(Budget.FRACTION, fraction);
    return new Notation(inner.id(), settings).toString();
  }

  private static boolean has(AttackProvider provider, String setting) {
    return provider.settings().stream().map(SettingInfo::name).anyMatch(setting::equals);
  }
}
