// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.generator;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.random.Seed;

/** Draws data from a distribution that is known, so that what a learner can reach is known too. */
public interface Generator {
  /**
   * Returns data whose source is this generator with its settings and the seed: a plan or a run
   * that names it finds the same rows again.
   *
   * @param seed what every random draw comes from; the same seed gives the same rows
   */
  Dataset generate(Seed seed);
}
