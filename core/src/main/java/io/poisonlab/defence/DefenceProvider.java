// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.parameter.Catalogue;
import io.poisonlab.parameter.Family;
import io.poisonlab.parameter.Provider;
import java.util.Optional;

/** Makes a {@link Defence} from settings; listed in {@code META-INF/services}. */
public interface DefenceProvider extends Provider<Defence> {
  /** Lets a defence be a setting of another one, which shows it something else. */
  Family<Defence> FAMILY = new Family<>(Defence.class, DefenceProvider::catalogue);

  /** Returns all defences on the class path. */
  static Catalogue<Defence, DefenceProvider> catalogue() {
    return Catalogue.load("defence", DefenceProvider.class).orElse(DefenceProvider::detector);
  }

  private static Optional<String> detector(String id) {
    return DetectorProvider.catalogue().all().stream()
        .filter(provider -> provider.id().equals(id))
        .findFirst()
        .map(_ ->
            "it is a detector of single inputs: poisonlab inspect my.csv --target COLUMN --inputs new.csv --detector "
                + id);
  }
}
