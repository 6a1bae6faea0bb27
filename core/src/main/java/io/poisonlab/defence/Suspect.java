// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import java.util.Optional;

/**
 * What a defence may look at.
 *
 * @param data the data that may be poisoned
 * @param trusted a sample that is known to be clean, if there is one
 */
public record Suspect(Dataset data, Optional<Dataset> trusted) {
  /** Offers data alone. */
  public static Suspect of(Dataset data) {
    return new Suspect(data, Optional.empty());
  }
}
