// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.parameter.Catalogue;
import io.poisonlab.parameter.Provider;

/** Makes a {@link Defence} from settings; listed in {@code META-INF/services}. */
public interface DefenceProvider extends Provider<Defence> {
  /** Returns all defences on the class path. */
  static Catalogue<Defence, DefenceProvider> catalogue() {
    return Catalogue.load("defence", DefenceProvider.class);
  }
}
