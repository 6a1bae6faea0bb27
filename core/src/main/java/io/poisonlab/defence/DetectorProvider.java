// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.parameter.Catalogue;
import io.poisonlab.parameter.Provider;

/** Makes a {@link Detector} from settings; listed in {@code META-INF/services}. */
public interface DetectorProvider extends Provider<Detector> {
  /** Returns all detectors of single inputs on the class path. */
  static Catalogue<Detector, DetectorProvider> catalogue() {
    return Catalogue.load("detector", DetectorProvider.class);
  }
}
