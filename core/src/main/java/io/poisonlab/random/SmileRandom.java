// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.random;

import java.util.function.Supplier;
import smile.math.MathEx;

/**
 * Makes Smile's algorithms repeatable. They draw from a generator that Smile keeps for each thread;
 * only here is it seeded.
 */
public final class SmileRandom {
  private SmileRandom() {}

  /**
   * Runs an algorithm that draws on the calling thread only.
   *
   * @param seed decides all draws
   * @param algorithm what to run
   * @return its result, the same for the same seed
   */
  public static <T> T seeded(Seed seed, Supplier<T> algorithm) {
    MathEx.setSeed(seed.value());
    return algorithm.get();
  }
}
