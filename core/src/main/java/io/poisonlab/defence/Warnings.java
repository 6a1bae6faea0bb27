// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.Traits;
import io.poisonlab.parameter.Description;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What to beware of before a defence runs, a sentence each: what it cannot see by construction, and
 * what on the data breaks that which it assumes.
 */
public final class Warnings {
  private Warnings() {}

  /** Returns the warnings where nobody knows of an attack. */
  public static List<String> of(Defence defence, Suspect suspect) {
    List<String> warnings = new ArrayList<>();
    if (looksAtFeaturesAlone(defence)) {
      warnings.add(blind(defence));
    }
    warnings.addAll(defence.warnings(suspect));
    return List.copyOf(warnings);
  }

  /** Returns the warnings about data that were attacked in a way that is known. */
  public static List<String> of(Defence defence, Suspect suspect, Attack attack) {
    List<String> warnings = new ArrayList<>();
    blindness(defence, attack).ifPresent(warnings::add);
    warnings.addAll(defence.warnings(suspect));
    return List.copyOf(warnings);
  }

  /** Returns why a defence cannot see what an attack does, whatever the data, if it cannot. */
  public static Optional<String> blindness(Defence defence, Attack attack) {
    return looksAtFeaturesAlone(defence) && attack.traits().effect() == Traits.Effect.CHANGES_LABELS
        ? Optional.of(
            "%s; what it finds after %s is chance"
                .formatted(blind(defence), Description.of(attack).id()))
        : Optional.empty();
  }

  /** Returns a warning as it stands beside those of other defences: it begins with the name. */
  public static String named(Defence defence, String warning) {
    String id = Description.of(defence).id();
    return warning.startsWith(id + " ")
        ? warning
        : "%s: %s".formatted(Description.label(defence), warning);
  }

  private static boolean looksAtFeaturesAlone(Defence defence) {
    return defence.scope().evidence() == Evidence.FEATURES;
  }

  private static String blind(Defence defence) {
    return "%s %s".formatted(Description.of(defence).id(), Evidence.FEATURES.words());
  }
}
