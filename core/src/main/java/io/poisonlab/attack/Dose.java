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
 * How much an attack is to poison, whatever it says itself. An attack that carries another out
 * hands it on to that one.
 *
 * @param setting {@link Budget#FRACTION} or {@link Budget#ROWS}
 * @param amount the number, or its text
 */
public record Dose(String setting, Object amount) {
  private static final List<String> SETTINGS = List.of(Budget.FRACTION, Budget.ROWS);

  /** The name of the setting that holds an attack to be carried out. */
  private static final String CARRIED = "attack";

  /** Checks the name. */
  public Dose {
    if (!SETTINGS.contains(setting)) {
      throw new IllegalArgumentException(
          "a dose is one of %s, found \"%s\"".formatted(SETTINGS, setting));
    }
  }

  /** Returns a share, as each attack's budget means it. */
  public static Dose fraction(Object share) {
    return new Dose(Budget.FRACTION, share);
  }

  /** Returns a number of rows. */
  public static Dose rows(Object count) {
    return new Dose(Budget.ROWS, count);
  }

  /** Returns shares. */
  public static List<Dose> fractions(List<?> shares) {
    return shares.stream().map(Dose::fraction).toList();
  }

  /**
   * Returns each attack at each dose, the doses turning fastest. The clean baseline stays as it is;
   * attacks that differ in nothing but their budget count once.
   *
   * @throws IllegalArgumentException for an attack that takes none
   */
  public static List<Attack> all(List<Attack> attacks, List<Dose> doses) {
    Set<Attack> dosed = new LinkedHashSet<>();
    for (Attack attack : attacks) {
      if (attack instanceof Clean) {
        dosed.add(attack);
      } else {
        Description description = Description.of(attack);
        doses.forEach(dose -> dosed.add(dose.of(description.id(), description.settings())));
      }
    }
    return new ArrayList<>(dosed);
  }

  /**
   * Makes an attack at each dose, or one as its settings say: where they name a budget, where it
   * takes no dose, or where there is none.
   *
   * @throws IllegalArgumentException for an unknown attack
   */
  public static List<Attack> each(String id, Map<String, ?> settings, List<Dose> doses) {
    return !doses.isEmpty() && isOpen(id, settings)
        ? doses.stream().map(dose -> dose.of(id, settings)).toList()
        : List.of(AttackProvider.catalogue().create(id, settings));
  }

  /**
   * Returns whether an attack takes a dose and its settings name none.
   *
   * @throws IllegalArgumentException for an unknown attack
   */
  public static boolean isOpen(String id, Map<String, ?> settings) {
    return !isNamedIn(settings) && isTakenBy(AttackProvider.catalogue().provider(id));
  }

  /** Returns whether the attacks of a provider take a dose. */
  public static boolean isTakenBy(AttackProvider provider) {
    return has(provider, Budget.FRACTION) || has(provider, CARRIED);
  }

  /** Returns whether settings name a budget, that of an attack that is carried out included. */
  public static boolean isNamedIn(Map<String, ?> settings) {
    Object inner = settings.get(CARRIED);
    return settings.keySet().stream().anyMatch(SETTINGS::contains)
        || (inner != null && isNamedIn(Notation.parse(inner.toString()).settings()));
  }

  /**
   * Makes an attack at this dose.
   *
   * @param id what it is called
   * @param settings its settings; a budget among them is replaced
   * @throws IllegalArgumentException for an unknown attack, or one that takes no dose
   */
  public Attack of(String id, Map<String, ?> settings) {
    Map<String, Object> dosed = new LinkedHashMap<>(settings);
    AttackProvider provider = AttackProvider.catalogue().provider(id);
    if (!isTakenBy(provider)) {
      throw new IllegalArgumentException(
          "attack %s takes no share of rows; leave the fractions out".formatted(id));
    }
    if (has(provider, Budget.FRACTION)) {
      putInto(dosed);
    }
    for (SettingInfo setting : provider.settings()) {
      if (setting.name().equals(CARRIED)) {
        dosed.put(CARRIED, carried(settings.get(CARRIED), setting.byDefault()));
      }
    }
    return AttackProvider.catalogue().create(id, dosed);
  }

  /** Returns the attack that is carried out by another, at this dose. */
  private String carried(@Nullable Object given, String byDefault) {
    Notation inner = Notation.parse(given == null ? byDefault : given.toString());
    SequencedMap<String, Object> settings = new LinkedHashMap<>(inner.settings());
    putInto(settings);
    return new Notation(inner.id(), settings).toString();
  }

  private void putInto(Map<String, Object> settings) {
    settings.keySet().removeAll(SETTINGS);
    if (setting.equals(Budget.ROWS)) {
      settings.remove(Budget.FRACTION_OF);
    }
    settings.put(setting, amount);
  }

  private static boolean has(AttackProvider provider, String setting) {
    return provider.settings().stream().map(SettingInfo::name).anyMatch(setting::equals);
  }
}
