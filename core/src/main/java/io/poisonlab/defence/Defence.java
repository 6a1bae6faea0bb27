// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.attack.Taxonomy;
import io.poisonlab.random.Seed;
import java.util.List;

/**
 * Looks for poison; an implementation is a record of its parameters. It sees the data as a victim
 * would: never the ground truth, which the type of its argument does not hold.
 */
public interface Defence {
  /**
   * Inspects data. The same data and seed give the same result, whatever the number of threads.
   *
   * @throws IllegalArgumentException if this defence cannot work on this data
   */
  Suspicion inspect(Suspect data, Seed seed);

  /** Returns what this defence looks at and what it assumes. */
  Scope scope();

  /** Returns the mitigations of MITRE ATLAS that this defence is one of. */
  default List<Taxonomy> mitigations() {
    return List.of(Taxonomy.SANITIZE_TRAINING_DATA);
  }

  /**
   * Returns what about these data breaks the assumption, a sentence each; asked before {@link
   * #inspect}.
   */
  default List<String> warnings(Suspect data) {
    return List.of();
  }
}
