// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.generator;

import io.poisonlab.parameter.Catalogue;
import io.poisonlab.parameter.Provider;

/** Makes a {@link Generator} from settings; listed in {@code META-INF/services}. */
public interface GeneratorProvider extends Provider<Generator> {
  /** Returns all generators on the class path. */
  static Catalogue<Generator, GeneratorProvider> catalogue() {
    return Catalogue.load("generator", GeneratorProvider.class);
  }
}
