// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.random.Seed;

/**
 * Looks for poison; an implementation is a record of its parameters. It sees the data as a victim
 * would: never the ground truth, which the type of its argument does not hold.
 */
public interface Defence {
  /** Inspects data. The same data and seed give the same result. */
  Suspicion inspect(Suspect data, Seed seed);
}
