// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.parameter.Catalogue;
import io.poisonlab.parameter.Family;
import io.poisonlab.parameter.Provider;

/** Makes an {@link Attack} from settings; listed in {@code META-INF/services}. */
public interface AttackProvider extends Provider<Attack> {
  /** Lets an attack be a setting of another algorithm. */
  Family<Attack> FAMILY = new Family<>(Attack.class, AttackProvider::catalogue);

  /** Returns all attacks on the class path. */
  static Catalogue<Attack, AttackProvider> catalogue() {
    return Catalogue.load("attack", AttackProvider.class);
  }
}
